using System.Globalization;
using System.Text.RegularExpressions;

namespace Sunomi.Media;

/// <summary>
/// Those of Apple's rules for authors of HLS that can be checked in the playlists and in the sizes of what they name. Numbers are those of the
/// "HLS Authoring Specification for Apple Devices" where it has one, else those of RFC 8216.
/// </summary>
internal static partial class AuthoringRules
{
    /// <summary>What is broken, in words.</summary>
    public static IReadOnlyList<string> Broken(Published published)
    {
        List<string> broken = [];
        var master = File.ReadAllLines(published.Hls);
        void Demand(bool kept, string rule)
        {
            if (!kept)
            {
                broken.Add(rule);
            }
        }

        Demand(master[0] == "#EXTM3U", "4.3.1.1: a playlist begins with #EXTM3U");
        Demand(master.Contains("#EXT-X-INDEPENDENT-SEGMENTS"), "6.x: segments are said to be independent");
        var streams = master.Index().Where(line => line.Item.StartsWith("#EXT-X-STREAM-INF:", StringComparison.Ordinal)).ToArray();
        Demand(streams.Length == published.Plan.Rungs.Count, "every rendition is listed");
        Demand(Attributes(streams[0].Item)["CODECS"].StartsWith("avc1", StringComparison.Ordinal), "1.8: what is listed first is H.264");
        foreach (var (index, line) in streams)
        {
            var stream = Attributes(line);
            foreach (var needed in new[] { "BANDWIDTH", "AVERAGE-BANDWIDTH", "CODECS", "RESOLUTION", "FRAME-RATE", "CLOSED-CAPTIONS" })
            {
                Demand(stream.ContainsKey(needed), $"9.x: {needed} is given");
            }

            Demand(double.Parse(stream["FRAME-RATE"], CultureInfo.InvariantCulture) <= 60, "1.15: at most 60 frames a second");
            Demand(!stream.ContainsKey("AUDIO") || master.Any(other => other.StartsWith("#EXT-X-MEDIA:TYPE=AUDIO", StringComparison.Ordinal)), "4.3.4.2: the group of sounds is there");
            Demand(!stream.ContainsKey("SUBTITLES") || master.Any(other => other.StartsWith("#EXT-X-MEDIA:TYPE=SUBTITLES", StringComparison.Ordinal)), "4.3.4.2: the group of texts is there");
            var (peak, average) = RatesOf(published, master[index + 1]);
            var sound = published.Plan.AudioTracks.Select(track => RatesOf(published, $"{track.Name}/playlist.m3u8")).DefaultIfEmpty().Max();
            Demand(peak + sound.Peak <= long.Parse(stream["BANDWIDTH"]) * 1.1, "9.x: the measured peak is within 10 % of BANDWIDTH");
            Demand(Math.Abs(average + sound.Average - long.Parse(stream["AVERAGE-BANDWIDTH"])) <= (average + sound.Average) * 0.1 + 1000, "9.x: the measured mean is within 10 % of AVERAGE-BANDWIDTH");
        }

        Demand(master.Any(line => line.StartsWith("#EXT-X-I-FRAME-STREAM-INF:", StringComparison.Ordinal)), "6.1: there is a playlist of keyframes");
        foreach (var group in master.Where(line => line.StartsWith("#EXT-X-MEDIA:", StringComparison.Ordinal)).Select(Attributes).GroupBy(media => media["GROUP-ID"]))
        {
            Demand(group.Select(media => media["NAME"]).Distinct().Count() == group.Count(), "4.3.4.1.1: names in a group differ");
            Demand(group.Count(media => media["DEFAULT"] == "YES") <= 1, "4.3.4.1.1: at most one of a group is the default");
            Demand(group.All(media => media["DEFAULT"] == "NO" || media["AUTOSELECT"] == "YES"), "4.3.4.1: the default may be selected");
            Demand(group.All(media => media["TYPE"] != "AUDIO" || media.ContainsKey("CHANNELS")), "8.x: the number of channels is given");
        }

        foreach (var playlist in Directory.EnumerateFiles(published.Folder, "playlist.m3u8", SearchOption.AllDirectories))
        {
            broken.AddRange(BrokenIn(playlist));
        }

        return broken;
    }

    private static IEnumerable<string> BrokenIn(string path)
    {
        var lines = File.ReadAllLines(path);
        var name = Path.GetFileName(Path.GetDirectoryName(path));
        var target = int.Parse(lines.Single(line => line.StartsWith("#EXT-X-TARGETDURATION:", StringComparison.Ordinal)).Split(':')[1]);
        if (Durations(lines).Any(duration => Math.Round(duration, MidpointRounding.AwayFromZero) > target))
        {
            yield return $"{name}: 4.3.3.1: no segment is longer than the target duration";
        }

        if (!lines.Contains("#EXT-X-PLAYLIST-TYPE:VOD") || lines[^1] != "#EXT-X-ENDLIST")
        {
            yield return $"{name}: 4.3.3.5: what is whole says so, and ends";
        }

        foreach (var file in lines.Where(line => !line.StartsWith('#') && line.Length > 0).Distinct())
        {
            if (!File.Exists(Path.Combine(Path.GetDirectoryName(path)!, file)))
            {
                yield return $"{name}: {file} is named but not there";
            }
        }
    }

    // of segments that are at least half as long as the longest
    private static (double Peak, double Average) RatesOf(Published published, string playlist)
    {
        var path = published.File(playlist);
        var lines = File.ReadAllLines(path);
        var segments = Durations(lines)
            .Zip(lines.Where(line => !line.StartsWith('#') && line.Length > 0), (seconds, file) => (Seconds: seconds, Bits: new FileInfo(Path.Combine(Path.GetDirectoryName(path)!, file)).Length * 8.0))
            .ToArray();
        var longest = segments.Max(segment => segment.Seconds);
        return (segments.Where(segment => segment.Seconds >= longest / 2).Max(segment => segment.Bits / segment.Seconds), segments.Sum(segment => segment.Bits) / segments.Sum(segment => segment.Seconds));
    }

    private static IEnumerable<double> Durations(string[] lines) => lines
        .Where(line => line.StartsWith("#EXTINF:", StringComparison.Ordinal))
        .Select(line => double.Parse(line["#EXTINF:".Length..].TrimEnd(','), CultureInfo.InvariantCulture));

    private static Dictionary<string, string> Attributes(string line) =>
        Attribute().Matches(line[(line.IndexOf(':') + 1)..]).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["value"].Value.Trim('"'));

    [GeneratedRegex("""(?<name>[A-Z0-9-]+)=(?<value>"[^"]*"|[^,]*)""")]
    private static partial Regex Attribute();
}
