using System.Globalization;
using System.Text;

namespace Sunomi.Media;

/// <summary>Writes HLS playlists (RFC 8216, with the attributes of its second edition).</summary>
internal static class HlsPlaylists
{
    private const string AudioGroup = "audio";

    /// <summary>The list of renditions (4.3.4).</summary>
    public static string Master(EncodePlan plan, IReadOnlyList<PackagedPicture> pictures, IReadOnlyList<PackagedSound> sounds)
    {
        var text = new StringBuilder();
        text.Append("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n");
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

            text.Append(CultureInfo.InvariantCulture, $"\n{rendition.Name}/{SegmentNames.Playlist}\n");
        }

        return text.ToString();
    }

    /// <summary>The segments of one track (4.3.3), complete.</summary>
    public static string Media(IReadOnlyList<SegmentInfo> segments, int timescale)
    {
        var target = Math.Max(1, (long)Math.Round(segments.Max(segment => segment.Duration) / (double)timescale, MidpointRounding.AwayFromZero));
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:{target}\n#EXT-X-MEDIA-SEQUENCE:{segments[0].Number}\n#EXT-X-PLAYLIST-TYPE:VOD\n#EXT-X-INDEPENDENT-SEGMENTS\n");
        text.Append(CultureInfo.InvariantCulture, $"#EXT-X-MAP:URI=\"{SegmentNames.Init}\"\n");
        foreach (var segment in segments)
        {
            text.Append(
                CultureInfo.InvariantCulture, $"#EXTINF:{segment.Duration / (double)timescale:0.000000},\n{SegmentNames.Segment(segment.Number)}\n");
        }

        return text.Append("#EXT-X-ENDLIST\n").ToString();
    }

    /// <summary>What a player's menu shows; names in a group must differ (4.3.4.1.1).</summary>
    private static string Label(AudioTrack track, IReadOnlyList<PackagedSound> sounds)
    {
        static string Plain(AudioTrack track) => track.Title ?? track.Language ?? "Sound";

        var label = Plain(track);
        return sounds.Count(other => Plain(other.Track) == label) > 1 ? $"{label} {track.Index + 1}" : label;
    }
}
