using System.Buffers;
using System.Text;

namespace Sunomi.Media;

/// <summary>
/// Refuses by the first bytes what ffmpeg shall not even open: text of any kind, above all playlists and scripts that name other files,
/// and common things that are plainly no video. The white lists of <see cref="FfmpegInput"/> stand behind it.
/// </summary>
internal static class SourceSniffer
{
    private const string PlaylistMessage =
        "This file is a playlist or script that points to other files, not a video. Upload the video file itself.";

    private static readonly string[] Playlists =
    [
        "#EXTM3U", "ffconcat", "v=0", "<?xml", "<MPD", "<smil", "<ASX", "[playlist]", "[Reference]", "RTSPtext", "#!", "file '",
        "ffmetadata", ";FFMETADATA", "WEBVTT", "<SAMI", "[Script Info]",
    ];

    // beginnings of things that people upload by mistake
    private static readonly (byte[] Magic, string Message)[] Strangers =
    [
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], "This is a picture, not a video."),
        ([0xFF, 0xD8, 0xFF], "This is a picture, not a video."),
        ("GIF8"u8.ToArray(), "This is a picture, not a video."),
        ("BM"u8.ToArray(), "This is a picture, not a video."),
        ("II*\0"u8.ToArray(), "This is a picture, not a video."),
        ("MM\0*"u8.ToArray(), "This is a picture, not a video."),
        ("PK\x03\x04"u8.ToArray(), "This is an archive, not a video. Unpack it and upload the video inside."),
        ("Rar!"u8.ToArray(), "This is an archive, not a video. Unpack it and upload the video inside."),
        ([0x1F, 0x8B], "This is an archive, not a video. Unpack it and upload the video inside."),
        ([0x37, 0x7A, 0xBC, 0xAF], "This is an archive, not a video. Unpack it and upload the video inside."),
        ("%PDF"u8.ToArray(), "This is a document, not a video."),
        ([0x7F, (byte)'E', (byte)'L', (byte)'F'], "This is a program, not a video."),
        ("MZ"u8.ToArray(), "This is a program, not a video."),
    ];

    private static readonly SearchValues<byte> Binary = SearchValues.Create(
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 28, 29, 30, 31, 127]);

    /// <returns>Null when ffprobe may look at it.</returns>
    public static PlanResult.Refused? WhyRefuse(ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty)
        {
            return new PlanResult.Refused(RefusalReason.Empty, "The file is empty.");
        }

        var text = Decode(head);
        var start = text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n', '\f', '\v');
        if (Playlists.Any(start[..Math.Min(start.Length, 32)].TrimStart().StartsWithIgnoreCase))
        {
            return new PlanResult.Refused(RefusalReason.Playlist, PlaylistMessage);
        }

        foreach (var (magic, message) in Strangers)
        {
            if (head.StartsWith(magic))
            {
                return new PlanResult.Refused(RefusalReason.NotAVideo, message);
            }
        }

        return IsText(head)
            ? new PlanResult.Refused(RefusalReason.NotAVideo, "This is a text file, not a video.")
            : null;
    }

    // no media container gets through its first 4 KiB without a control byte; UTF-16 has a mark instead
    private static bool IsText(ReadOnlySpan<byte> head) =>
        IsUtf16(head) || !head.ContainsAny(Binary);

    private static bool IsUtf16(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);

    private static string Decode(ReadOnlySpan<byte> head) =>
        IsUtf16(head)
            ? (head[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(head)
            : Encoding.Latin1.GetString(head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? head[3..] : head);

    private static bool StartsWithIgnoreCase(this string text, string beginning) =>
        text.StartsWith(beginning, StringComparison.OrdinalIgnoreCase);
}
