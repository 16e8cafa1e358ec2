using System.Globalization;

namespace Sunomi.Media;

/// <summary>Names of the objects of a generation; players and manifests depend on them.</summary>
internal static class SegmentNames
{
    public const string Init = "init.mp4";
    public const string Playlist = "playlist.m3u8";

    /// <summary>The playlist of who began to watch before the rendition had an opening of its own; see <see cref="GrowingPlaylists"/>.</summary>
    public const string EarlyPlaylist = "early.m3u8";

    /// <summary>Folder of the keyframes.</summary>
    public const string Tricks = "trick";

    /// <summary>Folder of the pictures for the seek bar.</summary>
    public const string Storyboard = "storyboard";

    public const string StoryboardIndex = "storyboard/index.vtt";
    public const string Poster = "poster.jpg";
    public const string Preview = "preview.webp";

    /// <summary>A text track in one piece, as DASH and browsers take it.</summary>
    public const string WholeText = "all.vtt";

    /// <summary>The same name in the words of DASH (ISO/IEC 23009-1, 5.3.9.4.4).</summary>
    public const string DashTemplate = "$Number%05d$.m4s";
    public const string DashImageTemplate = "$Number%05d$.jpg";

    public const string PictureType = "video/mp4";
    public const string SoundType = "audio/mp4";
    public const string PictureFileType = "image/jpeg";
    public const string PreviewType = "image/webp";
    public const string TextType = "text/vtt";

    public static string Segment(int number) => Numbered(number, "m4s");

    public static string Image(int number) => Numbered(number, "jpg");

    public static string Text(int number) => Numbered(number, "vtt");

    private static string Numbered(int number, string extension) => string.Create(CultureInfo.InvariantCulture, $"{number:00000}.{extension}");
}
