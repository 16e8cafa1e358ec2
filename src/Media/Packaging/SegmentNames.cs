using System.Globalization;

namespace Sunomi.Media;

/// <summary>Names of the objects of a generation; players and manifests depend on them.</summary>
internal static class SegmentNames
{
    public const string Init = "init.mp4";
    public const string Playlist = "playlist.m3u8";

    /// <summary>The playlist of who began to watch before the rendition had an opening of its own; see <see cref="GrowingPlaylists"/>.</summary>
    public const string EarlyPlaylist = "early.m3u8";

    /// <summary>The same name in the words of DASH (ISO/IEC 23009-1, 5.3.9.4.4).</summary>
    public const string DashTemplate = "$Number%05d$.m4s";

    public const string PictureType = "video/mp4";
    public const string SoundType = "audio/mp4";

    public static string Segment(int number) => string.Create(CultureInfo.InvariantCulture, $"{number:00000}.m4s");
}
