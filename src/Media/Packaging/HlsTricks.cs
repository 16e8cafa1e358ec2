using System.Globalization;
using System.Text;

namespace Sunomi.Media;

/// <summary>Writes the I-frame playlist (RFC 8216, 4.3.3.6): each keyframe is a byte range that is a fragment of its own.</summary>
internal static class HlsTricks
{
    public static string Write(PackagedTricks tricks, int timescale)
    {
        var longest = tricks.Segments.SelectMany(segment => segment.Frames).Max(frame => frame.Duration);
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:{HlsMedia.Target(longest, timescale)}\n#EXT-X-MEDIA-SEQUENCE:1\n#EXT-X-PLAYLIST-TYPE:VOD\n#EXT-X-I-FRAMES-ONLY\n");
        text.Append(CultureInfo.InvariantCulture, $"#EXT-X-MAP:URI=\"{SegmentNames.Init}\"\n");
        foreach (var segment in tricks.Segments)
        {
            foreach (var frame in segment.Frames)
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"#EXTINF:{frame.Duration / (double)timescale:0.000000},\n#EXT-X-BYTERANGE:{frame.Bytes}@{frame.Offset}\n{SegmentNames.Segment(segment.Number)}\n");
            }
        }

        return text.Append("#EXT-X-ENDLIST\n").ToString();
    }
}
