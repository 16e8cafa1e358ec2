using System.Globalization;
using System.Text;

namespace Sunomi.Media;

/// <summary>Writes HLS playlists (RFC 8216, with the attributes of its second edition).</summary>
internal static class HlsPlaylists
{
    private const string AudioGroup = "audio";

    /// <summary>Players begin a playlist that still grows near its end unless they are told (4.3.5.2).</summary>
    private const string FromTheStart = "#EXT-X-START:TIME-OFFSET=0,PRECISE=YES\n";

    /// <summary>The list of renditions (4.3.4).</summary>
    public static string Master(
        EncodePlan plan, IReadOnlyList<PackagedPicture> pictures, IReadOnlyList<PackagedSound> sounds, bool grows = false)
    {
        var text = new StringBuilder();
        text.Append("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n").Append(grows ? FromTheStart : "");
        foreach (var sound in sounds)
        {
            var track = sound.Track;
            var name = Label(track, sounds);
            text.Append(CultureInfo.InvariantCulture, $"#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"{AudioGroup}\",NAME=\"{name}\"");
            if (track.Language is { } language)
            {
                text.Append(CultureInfo.InvariantCulture, $",LANGUAGE=\"{language}\"");
            }

            text.Append(
                CultureInfo.InvariantCulture,
                $",DEFAULT={(track.IsDefault ? "YES" : "NO")},AUTOSELECT=YES,CHANNELS=\"2\",URI=\"{track.Name}/{SegmentNames.Playlist}\"\n");
        }

        foreach (var picture in pictures)
        {
            var rendition = Packager.Describe(plan, picture, sounds);
            text.Append(
                CultureInfo.InvariantCulture,
                $"#EXT-X-STREAM-INF:BANDWIDTH={rendition.Bandwidth},AVERAGE-BANDWIDTH={rendition.AverageBandwidth},CODECS=\"{rendition.Codecs}\"");
            text.Append(
                CultureInfo.InvariantCulture,
                $",RESOLUTION={rendition.Width}x{rendition.Height},FRAME-RATE={rendition.FrameRate:0.000},CLOSED-CAPTIONS=NONE");
            if (sounds.Count > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $",AUDIO=\"{AudioGroup}\"");
            }

            text.Append(CultureInfo.InvariantCulture, $"\n{rendition.Name}/{picture.Playlist}\n");
        }

        return text.ToString();
    }

    /// <summary>The segments of one track (4.3.3), complete.</summary>
    public static string Media(IReadOnlyList<SegmentInfo> segments, int timescale) => Media(segments, timescale, segments.Count);

    /// <summary>The first segments of one track, as long as more of them are to come.</summary>
    /// <param name="segments">All that will be there.</param>
    /// <param name="listed">How many are there.</param>
    /// <param name="borrowed">Renditions of the same track may stand in for each other: whose segments the first ones are, and how many.</param>
    public static string Media(IReadOnlyList<SegmentInfo> segments, int timescale, int listed, (string Rendition, int Count) borrowed = default)
    {
        var whole = listed == segments.Count;
        var target = Math.Max(1, (long)Math.Round(segments.Max(segment => segment.Duration) / (double)timescale, MidpointRounding.AwayFromZero));
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:{target}\n#EXT-X-MEDIA-SEQUENCE:{segments[0].Number}\n#EXT-X-PLAYLIST-TYPE:{(whole ? "VOD" : "EVENT")}\n#EXT-X-INDEPENDENT-SEGMENTS\n");
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

    /// <summary>What a player's menu shows; names in a group must differ (4.3.4.1.1).</summary>
    private static string Label(AudioTrack track, IReadOnlyList<PackagedSound> sounds)
    {
        static string Plain(AudioTrack track) => track.Title ?? track.Language ?? "Sound";

        var label = Plain(track);
        return sounds.Count(other => Plain(other.Track) == label) > 1 ? $"{label} {track.Index + 1}" : label;
    }
}
