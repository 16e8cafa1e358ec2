using System.Globalization;

namespace Sunomi.Media;

/// <summary>
/// How ffmpeg and ffprobe are told to open a source: one protocol and plain containers only, so that nothing in the file can make them
/// open another file or address, and no picture larger than the limit.
/// </summary>
internal static class FfmpegInput
{
    /// <summary>
    /// Demuxers that read what they are given and nothing else. Playlists (hls, dash, concat), session descriptions (sdp), picture
    /// sequences (image2) and scripts are absent on purpose.
    /// </summary>
    private const string Containers =
        "mov,matroska,webm,mpegts,mpeg,avi,flv,live_flv,ogg,asf,wav,w64,mp3,aac,flac,ac3,eac3,dts,amr,caf,aiff,mxf,nut,ivf,dv,gxf,wtv,rm,3gp";

    private const int NetworkTimeoutMicroseconds = 30_000_000;

    /// <summary>Options that stand before <c>-i</c>, without it.</summary>
    public static IEnumerable<string> Options(MediaSource source, int maxPixels)
    {
        string[] guards =
        [
            "-protocol_whitelist", Protocols(source),
            "-format_whitelist", Containers,
            "-max_pixels", maxPixels.ToString(CultureInfo.InvariantCulture),
        ];
        if (!source.IsRemote)
        {
            return guards;
        }

        string[] network =
        [
            "-rw_timeout", NetworkTimeoutMicroseconds.ToString(CultureInfo.InvariantCulture),
            "-reconnect", "1",
            "-reconnect_on_network_error", "1",
            "-reconnect_delay_max", "5",
        ];
        return guards.Concat(network);
    }

    /// <summary>The address with its protocol said aloud: no name of a file can be taken for an option or for another protocol.</summary>
    /// <exception cref="ArgumentException">Neither an absolute path nor an http address.</exception>
    public static string Address(MediaSource source) =>
        source.IsRemote ? source.Location
        : Path.IsPathFullyQualified(source.Location)
            ? (source.Length is { } length ? string.Create(CultureInfo.InvariantCulture, $"subfile,,start,0,end,{length},,:") : "") + "file:" + source.Location
        : throw new ArgumentException($"A source is an absolute path or an http address, not '{source.Location}'.", nameof(source));

    private static string Protocols(MediaSource source) =>
        !source.IsRemote ? source.Length is null ? "file" : "subfile,file"
        : source.Location.StartsWith("https:", StringComparison.OrdinalIgnoreCase) ? "https,tls,tcp"
        : "http,tcp";
}
