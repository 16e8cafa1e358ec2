using System.Globalization;
using System.Text;

namespace Sunomi.Media;

/// <summary>Writes the HLS playlist of one track of picture or sound (RFC 8216, 4.3.3).</summary>
internal static class HlsMedia
{
    /// <summary>Players begin a playlist that still grows near its end unless they are told (4.3.5.2).</summary>
    public const string FromTheStart = "#EXT-X-START:TIME-OFFSET=0,PRECISE=YES\n";

    /// <param name="segments">All of them, in order.</param>
    public static string Write(IReadOnlyList<SegmentInfo> segments, int timescale) => Write(segments, timescale, segments.Count);

    /// <summary>The first segments of one track, as long as more of them are to come.</summary>
    /// <param name="segments">All that will be there.</param>
    /// <param name="listed">How many are there.</param>
    /// <param name="borrowed">Renditions of the same track may stand in for each other: whose segments the first ones are, and how many.</param>
    public static string Write(IReadOnlyList<SegmentInfo> segments, int timescale, int listed, (string Rendition, int Count) borrowed = default)
    {
        var whole = listed == segments.Count;
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:{Target(segments.Max(segment => segment.Duration), timescale)}\n#EXT-X-MEDIA-SEQUENCE:{segments[0].Number}\n#EXT-X-PLAYLIST-TYPE:{(whole ? "VOD" : "EVENT")}\n#EXT-X-INDEPENDENT-SEGMENTS\n");
        text.Append(whole ? "" : FromTheStart);
        foreach (var (index, segment) in segments.Take(listed).Index())
        {
            var folder = index < borrowed.Count ? $"../{borrowed.Rendition}/" : "";
            if (index == 0 || index == borrowed.Count)
            {
                text.Append(CultureInfo.InvariantCulture, $"#EXT-X-MAP:URI=\"{folder}{SegmentNames.Init}\"\n");
            }

            text.Append(
                CultureInfo.InvariantCulture,
                $"#EXTINF:{segment.Duration / (double)timescale:0.000000},\n{folder}{SegmentNames.Segment(segment.Number)}\n");
        }

        return text.Append(whole ? "#EXT-X-ENDLIST\n" : "").ToString();
    }

    /// <summary>Whole seconds that no segment is longer than, after rounding (4.3.3.1).</summary>
    public static long Target(long longest, int timescale) =>
        Math.Max(1, (long)Math.Round(longest / (double)timescale, MidpointRounding.AwayFromZero));
}
