using System.Globalization;
using System.Text;
using System.Xml;

namespace Sunomi.Media;

/// <summary>Writes an MPD (ISO/IEC 23009-1) over the same files as HLS.</summary>
internal static class DashManifest
{
    private const string Namespace = "urn:mpeg:dash:schema:mpd:2011";

    /// <summary>How often a player looks for more while the video still grows.</summary>
    private const double UpdateSeconds = 2;

    /// <param name="growsSince">
    /// When the first of it could be played, while more is to come; the duration is known already, which is what tells players of a recording
    /// in progress to begin at its start. Null: it is whole.
    /// </param>
    public static string Write(PackagedVideo video, DateTimeOffset? growsSince = null)
    {
        var plan = video.Plan;
        var text = new Utf8Text();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartDocument();
            xml.WriteStartElement("MPD", Namespace);
            xml.WriteAttributeString("profiles", "urn:mpeg:dash:profile:isoff-live:2011,http://dashif.org/guidelines/dash264");
            xml.WriteAttributeString("type", growsSince is null ? "static" : "dynamic");
            if (growsSince is { } since)
            {
                // as if it had been live: all that is listed is in the past, so that it may be asked for
                xml.WriteAttributeString("availabilityStartTime", Instant(since - plan.Duration));
                xml.WriteAttributeString("minimumUpdatePeriod", Seconds(UpdateSeconds));
            }

            xml.WriteAttributeString("mediaPresentationDuration", Seconds(plan.DurationSeconds));
            xml.WriteAttributeString("minBufferTime", Seconds(plan.SegmentFrames / plan.FrameRate.PerSecond));
            xml.WriteStartElement("Period");
            xml.WriteAttributeString("id", "0");
            xml.WriteAttributeString("start", Seconds(0));
            new DashSets(xml, video).Write();
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return text.ToString() + "\n";
    }

    private static string Instant(DateTimeOffset value) => value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string Seconds(double value) => string.Create(CultureInfo.InvariantCulture, $"PT{value:0.######}S");

    private sealed class Utf8Text : StringWriter
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
