using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Sunomi.Media;

/// <summary>Writes the HLS master playlist (RFC 8216, 4.3.4, with the attributes of its second edition).</summary>
internal static partial class HlsMaster
{
    private const string AudioGroup = "audio";
    private const string TextGroup = "text";
    private const string TextAttribute = $",SUBTITLES=\"{TextGroup}\"";

    private const string ForTheDeaf =
        "public.accessibility.transcribes-spoken-dialog,public.accessibility.describes-music-and-sound";

    /// <param name="grows">More is to come.</param>
    public static string Write(PackagedVideo video, bool grows = false)
    {
        var text = new StringBuilder();
        text.Append("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n").Append(grows ? HlsMedia.FromTheStart : "");
        foreach (var sound in video.Sounds)
        {
            Sound(text, sound);
        }

        foreach (var track in video.Texts)
        {
            Text(text, track);
        }

        // players begin with the first that they can play: what everybody can comes first
        foreach (var picture in video.Pictures.OrderBy(picture => picture.Rung.Codec))
        {
            Picture(text, video, picture);
        }

        if (video.Tricks is { } tricks)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH={tricks.Bandwidth.Peak},AVERAGE-BANDWIDTH={tricks.Bandwidth.Average},CODECS=\"{tricks.Codecs}\",RESOLUTION={tricks.Rung.Width}x{tricks.Rung.Height},URI=\"{SegmentNames.Tricks}/{SegmentNames.Playlist}\"\n");
        }

        if (video.Storyboard is { } storyboard)
        {
            var bandwidth = HlsImages.BandwidthOf(storyboard, video.Plan);
            text.Append(
                CultureInfo.InvariantCulture,
                $"#EXT-X-IMAGE-STREAM-INF:BANDWIDTH={bandwidth.Peak},AVERAGE-BANDWIDTH={bandwidth.Average},CODECS=\"jpeg\",RESOLUTION={storyboard.TileWidth}x{storyboard.TileHeight},URI=\"{SegmentNames.Storyboard}/{SegmentNames.Playlist}\"\n");
        }

        return text.ToString();
    }

    /// <summary>What a line of a master playlist calls a text track; null when it is about none.</summary>
    public static string? NameOfText(string line) => TextName().Match(line) is { Success: true } match ? match.Groups["name"].Value : null;

    /// <summary>A line of a master playlist, with the group of text tracks if it is about a rendition.</summary>
    public static string WithTexts(string line) =>
        line.StartsWith("#EXT-X-STREAM-INF:", StringComparison.Ordinal) && !line.Contains(TextAttribute, StringComparison.Ordinal) ? line + TextAttribute : line;

    private static void Sound(StringBuilder text, PackagedSound sound)
    {
        var track = sound.Track;
        Media(text, "AUDIO", AudioGroup, sound.Label, track.Language, track.IsDefault);
        text.Append(CultureInfo.InvariantCulture, $",AUTOSELECT=YES,CHANNELS=\"2\",URI=\"{track.Name}/{SegmentNames.Playlist}\"\n");
    }

    public static void Text(StringBuilder text, PackagedText named)
    {
        var track = named.Track;
        Media(text, "SUBTITLES", TextGroup, named.Label, track.Language, track.IsDefault);
        text.Append(CultureInfo.InvariantCulture, $",AUTOSELECT=YES,FORCED={Answer(track.IsForced)}");
        if (track.DescribesSounds)
        {
            text.Append(CultureInfo.InvariantCulture, $",CHARACTERISTICS=\"{ForTheDeaf}\"");
        }

        text.Append(CultureInfo.InvariantCulture, $",URI=\"{track.Folder}/{SegmentNames.Playlist}\"\n");
    }

    private static void Media(StringBuilder text, string type, string group, string name, string? language, bool isDefault)
    {
        text.Append(CultureInfo.InvariantCulture, $"#EXT-X-MEDIA:TYPE={type},GROUP-ID=\"{group}\",NAME=\"{name}\"");
        if (language is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $",LANGUAGE=\"{language}\"");
        }

        text.Append(CultureInfo.InvariantCulture, $",DEFAULT={Answer(isDefault)}");
    }

    private static void Picture(StringBuilder text, PackagedVideo video, PackagedPicture picture)
    {
        var rendition = video.Describe(picture);
        text.Append(
            CultureInfo.InvariantCulture,
            $"#EXT-X-STREAM-INF:BANDWIDTH={rendition.Bandwidth},AVERAGE-BANDWIDTH={rendition.AverageBandwidth},CODECS=\"{rendition.Codecs}\"");
        text.Append(
            CultureInfo.InvariantCulture,
            $",RESOLUTION={rendition.Width}x{rendition.Height},FRAME-RATE={rendition.FrameRate:0.000},VIDEO-RANGE=SDR,CLOSED-CAPTIONS=NONE");
        if (video.Sounds.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $",AUDIO=\"{AudioGroup}\"");
        }

        if (video.Texts.Count > 0)
        {
            text.Append(TextAttribute);
        }

        text.Append(CultureInfo.InvariantCulture, $"\n{rendition.Name}/{picture.Playlist}\n");
    }

    [GeneratedRegex("\\A#EXT-X-MEDIA:TYPE=SUBTITLES,.*,NAME=\"(?<name>[^\"]*)\"", RegexOptions.CultureInvariant)]
    private static partial Regex TextName();

    private static string Answer(bool yes) => yes ? "YES" : "NO";
}
