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
    public static string Write(
        EncodePlan plan, IReadOnlyList<PackagedPicture> pictures, IReadOnlyList<PackagedSound> sounds, DateTimeOffset? growsSince = null)
    {
        var text = new Utf8Text();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartDocument();
            xml.WriteStartElement("MPD", Namespace);
            xml.WriteAttributeString("profiles", "urn:mpeg:dash:profile:isoff-live:2011");
            xml.WriteAttributeString("type", growsSince is null ? "static" : "dynamic");
            if (growsSince is { } since)
            {
                // as if it had been live: all that is listed is in the past, so that it may be asked for
                xml.WriteAttributeString("availabilityStartTime", Instant(since - plan.Duration));
                xml.WriteAttributeString("minimumUpdatePeriod", Seconds(UpdateSeconds));
            }

            xml.WriteAttributeString("mediaPresentationDuration", Seconds(plan.DurationSeconds));
            xml.WriteAttributeString("minBufferTime", Seconds((double)plan.SegmentFrames * plan.FrameRate.Denominator / plan.FrameRate.Numerator));
            xml.WriteStartElement("Period");
            xml.WriteAttributeString("id", "0");
            xml.WriteAttributeString("start", Seconds(0));
            Pictures(xml, plan, pictures);
            foreach (var sound in sounds)
            {
                Sound(xml, sound);
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return text.ToString() + "\n";
    }

    private static void Pictures(XmlWriter xml, EncodePlan plan, IReadOnlyList<PackagedPicture> pictures)
    {
        StartSet(xml, "0", "video", SegmentNames.PictureType);
        xml.WriteAttributeString("frameRate", plan.FrameRate.ToString());
        xml.WriteAttributeString("maxWidth", Number(pictures.Max(picture => picture.Rung.Width)));
        xml.WriteAttributeString("maxHeight", Number(pictures.Max(picture => picture.Rung.Height)));
        Timeline(xml, pictures[0].Segments, plan.FrameRate.Timescale);
        foreach (var picture in pictures)
        {
            xml.WriteStartElement("Representation");
            xml.WriteAttributeString("id", picture.Rung.Name);
            xml.WriteAttributeString("codecs", picture.Codecs);
            xml.WriteAttributeString("bandwidth", Number(picture.Bandwidth.Peak));
            xml.WriteAttributeString("width", Number(picture.Rung.Width));
            xml.WriteAttributeString("height", Number(picture.Rung.Height));
            xml.WriteAttributeString("sar", "1:1");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Sound(XmlWriter xml, PackagedSound sound)
    {
        var track = sound.Track;
        StartSet(xml, Number(track.Index + 1), "audio", SegmentNames.SoundType);
        if (track.Language is { } language)
        {
            xml.WriteAttributeString("lang", language);
        }

        if (track.Title is { } title)
        {
            xml.WriteElementString("Label", Namespace, title);
        }

        Descriptor(xml, "Role", "urn:mpeg:dash:role:2011", track.IsDefault ? "main" : "alternate");
        Timeline(xml, sound.Manifest.Segments, sound.Manifest.Timescale);
        xml.WriteStartElement("Representation");
        xml.WriteAttributeString("id", track.Name);
        xml.WriteAttributeString("codecs", sound.Manifest.Codecs);
        xml.WriteAttributeString("bandwidth", Number(sound.Bandwidth.Peak));
        xml.WriteAttributeString("audioSamplingRate", Number(sound.Manifest.Timescale));
        Descriptor(xml, "AudioChannelConfiguration", "urn:mpeg:dash:23003:3:audio_channel_configuration:2011", "2");
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void StartSet(XmlWriter xml, string id, string contentType, string mimeType)
    {
        xml.WriteStartElement("AdaptationSet");
        xml.WriteAttributeString("id", id);
        xml.WriteAttributeString("contentType", contentType);
        xml.WriteAttributeString("mimeType", mimeType);
        xml.WriteAttributeString("segmentAlignment", "true");
        xml.WriteAttributeString("startWithSAP", "1");
    }

    // 5.3.9.6: equal neighbours are one S element with a count of repeats
    private static void Timeline(XmlWriter xml, IReadOnlyList<SegmentInfo> segments, int timescale)
    {
        xml.WriteStartElement("SegmentTemplate");
        xml.WriteAttributeString("timescale", Number(timescale));
        xml.WriteAttributeString("initialization", $"$RepresentationID$/{SegmentNames.Init}");
        xml.WriteAttributeString("media", $"$RepresentationID$/{SegmentNames.DashTemplate}");
        xml.WriteAttributeString("startNumber", Number(segments[0].Number));
        xml.WriteStartElement("SegmentTimeline");
        for (var i = 0; i < segments.Count;)
        {
            var next = i + 1;
            while (next < segments.Count && segments[next].Duration == segments[i].Duration)
            {
                next++;
            }

            xml.WriteStartElement("S");
            xml.WriteAttributeString("t", Number(segments[i].Start));
            xml.WriteAttributeString("d", Number(segments[i].Duration));
            if (next - i > 1)
            {
                xml.WriteAttributeString("r", Number(next - i - 1));
            }

            xml.WriteEndElement();
            i = next;
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Descriptor(XmlWriter xml, string name, string scheme, string value)
    {
        xml.WriteStartElement(name);
        xml.WriteAttributeString("schemeIdUri", scheme);
        xml.WriteAttributeString("value", value);
        xml.WriteEndElement();
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Instant(DateTimeOffset value) => value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string Seconds(double value) => string.Create(CultureInfo.InvariantCulture, $"PT{value:0.######}S");

    private sealed class Utf8Text : StringWriter
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
