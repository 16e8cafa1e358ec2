using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Sunomi.Media;

/// <summary>
/// Puts text tracks into playlists of ours that are written already, beside those that the file itself has. Captions come and go while what
/// was encoded stays, so the playlists in the store do not know of them.
/// </summary>
internal static class AddedCaptions
{
    private const string StreamTag = "#EXT-X-STREAM-INF:";

    public static string ToMaster(string master, IReadOnlyList<TextTrack> captions)
    {
        var lines = master.Split('\n');
        var first = Array.FindIndex(lines, line => line.StartsWith(StreamTag, StringComparison.Ordinal));
        if (first < 0)
        {
            return master;
        }

        var media = new StringBuilder();
        foreach (var (track, label) in captions.Zip(Labels(captions, lines.Select(HlsMaster.NameOfText).OfType<string>())))
        {
            HlsMaster.Text(media, new PackagedText(track, label));
        }

        return string.Join('\n', lines[..first]) + (first > 0 ? "\n" : "") + media + string.Join('\n', lines[first..].Select(HlsMaster.WithTexts));
    }

    public static string ToManifest(string manifest, IReadOnlyList<TextTrack> captions, double seconds)
    {
        var document = XDocument.Parse(manifest);
        var space = document.Root!.GetDefaultNamespace();
        var period = document.Root.Element(space + "Period")!;
        var sets = period.Elements(space + "AdaptationSet").ToArray();
        var taken = sets.Where(set => (string?)set.Attribute("contentType") == "text").Select(set => (string?)set.Element(space + "Label")).OfType<string>();
        foreach (var ((track, label), index) in captions.Zip(Labels(captions, taken)).Select((pair, index) => (pair, index)))
        {
            period.Add(new XElement(
                space + "AdaptationSet",
                new XAttribute("id", sets.Length + index),
                new XAttribute("contentType", "text"),
                new XAttribute("mimeType", SegmentNames.TextType),
                track.Language is { } language ? new XAttribute("lang", language) : null,
                new XElement(space + "Label", label),
                new XElement(space + "Role", new XAttribute("schemeIdUri", "urn:mpeg:dash:role:2011"), new XAttribute("value", "subtitle")),
                new XElement(
                    space + "Representation",
                    new XAttribute("id", track.Folder),
                    new XAttribute("bandwidth", DashSets.TextBandwidth(track, seconds).ToString(CultureInfo.InvariantCulture)),
                    new XElement(space + "BaseURL", $"{track.Folder}/{SegmentNames.WholeText}"))));
        }

        return $"{document.Declaration}\n{document}\n";
    }

    private static string[] Labels(IReadOnlyList<TextTrack> captions, IEnumerable<string> taken) =>
        TrackLabels.For(captions, track => track.Title, track => track.Language, "Captions", taken);
}
