using System.Globalization;
using System.Text;

namespace Sunomi.Media;

/// <summary>Stores captions as players want them: in one piece for DASH and browsers, in pieces of a minute with a playlist for HLS.</summary>
internal static class CaptionStore
{
    private const int SegmentMilliseconds = 60_000;

    // the time line of the segments of picture and sound begins at 0 (RFC 8216, 3.5)
    private const string SegmentHeader = "WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:0,LOCAL:00:00:00.000\n";

    /// <param name="shape">Folder and names; segments and size are filled in.</param>
    /// <param name="seconds">Length of the video: what lies behind it is left out.</param>
    public static async Task<TextTrack> Put(
        TextTrack shape, CaptionDocument document, double seconds, ISegmentSink sink, string folder, CancellationToken cancellationToken)
    {
        var total = Math.Max(1, (long)Math.Ceiling(seconds * 1000));
        var length = TimeSpan.FromMilliseconds(total);
        CaptionCue[] cues =
        [
            .. document.Cues.Where(cue => cue.Start < length).Select(cue => cue with { End = cue.End < length ? cue.End : length }),
        ];
        List<SegmentInfo> segments = [];
        for (var start = 0L; start < total; start += SegmentMilliseconds)
        {
            var end = Math.Min(total, start + SegmentMilliseconds);
            // a cue over a border is in both (RFC 8216, 3.5)
            var content = CaptionDocument.ToVtt(
                cues.Where(cue => cue.Start.TotalMilliseconds < end && cue.End.TotalMilliseconds > start), SegmentHeader);
            segments.Add(new SegmentInfo(segments.Count + 1, start, end - start, await Put(SegmentNames.Text(segments.Count + 1), content)));
        }

        var whole = await Put(SegmentNames.WholeText, CaptionDocument.ToVtt(cues, "WEBVTT\n"));
        var track = shape with { Segments = segments, Bytes = whole };
        await sink.Put(
            $"{folder}/{SegmentNames.Playlist}", Packager.HlsType, Encoding.UTF8.GetBytes(Playlist(segments)), cancellationToken);
        return track;

        async Task<long> Put(string name, string text)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            await sink.Put($"{folder}/{name}", SegmentNames.TextType, bytes, cancellationToken);
            return bytes.Length;
        }
    }

    private static string Playlist(List<SegmentInfo> segments)
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:{HlsMedia.Target(segments.Max(segment => segment.Duration), 1000)}\n#EXT-X-MEDIA-SEQUENCE:1\n#EXT-X-PLAYLIST-TYPE:VOD\n");
        foreach (var segment in segments)
        {
            text.Append(CultureInfo.InvariantCulture, $"#EXTINF:{segment.Duration / 1000.0:0.000000},\n{SegmentNames.Text(segment.Number)}\n");
        }

        return text.Append("#EXT-X-ENDLIST\n").ToString();
    }
}
