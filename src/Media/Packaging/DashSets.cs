using System.Globalization;
using System.Xml;

namespace Sunomi.Media;

/// <summary>
/// Writes the adaptation sets of an MPD (ISO/IEC 23009-1, 5.3.3): one of pictures for each codec, one for each sound and text, one of keyframes
/// for winding, one of small pictures for the seek bar (both as the DASH-IF guidelines have them). Children of an element are in the order of
/// the schema: descriptors, labels, roles, template, representations.
/// </summary>
internal sealed class DashSets(XmlWriter xml, PackagedVideo video)
{
    private int count;

    public void Write()
    {
        var codecs = video.Pictures.GroupBy(picture => picture.Rung.Codec).OrderBy(group => group.Key).ToArray();
        foreach (var (index, pictures) in codecs.Index())
        {
            Pictures([.. pictures], Enumerable.Range(0, codecs.Length).Where(other => other != index));
        }

        foreach (var sound in video.Sounds)
        {
            Sound(sound);
        }

        foreach (var track in video.Texts)
        {
            Text(track);
        }

        if (video.Tricks is { } tricks)
        {
            Tricks(tricks);
        }

        if (video.Storyboard is { } storyboard)
        {
            Images(storyboard);
        }
    }

    /// <param name="others">Ids of the sets with the same pictures in other codecs.</param>
    private void Pictures(PackagedPicture[] pictures, IEnumerable<int> others)
    {
        StartSet("video", SegmentNames.PictureType, aligned: true);
        Attribute("frameRate", video.Plan.FrameRate.ToString());
        Attribute("maxWidth", pictures.Max(picture => picture.Rung.Width));
        Attribute("maxHeight", pictures.Max(picture => picture.Rung.Height));
        if (others.Any())
        {
            Descriptor("SupplementalProperty", "urn:mpeg:dash:adaptation-set-switching:2016", string.Join(',', others));
        }

        Template(pictures[0].Segments[0].Number, video.Plan.FrameRate.Timescale, pictures[0].Segments.Select(segment => (segment.Start, segment.Duration)));
        foreach (var picture in pictures)
        {
            StartRepresentation(picture.Rung.Name, picture.Bandwidth.Peak, picture.Codecs);
            Attribute("width", picture.Rung.Width);
            Attribute("height", picture.Rung.Height);
            Attribute("sar", "1:1");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private void Sound(PackagedSound sound)
    {
        var track = sound.Track;
        StartSet("audio", SegmentNames.SoundType, aligned: true);
        Named(track.Language, sound.Label);
        Descriptor("Role", "urn:mpeg:dash:role:2011", track.IsDefault ? "main" : "alternate");
        Template(1, sound.Manifest.Timescale, sound.Manifest.Segments.Select(segment => (segment.Start, segment.Duration)));
        StartRepresentation(track.Name, sound.Bandwidth.Peak, sound.Manifest.Codecs);
        Attribute("audioSamplingRate", sound.Manifest.Timescale);
        Descriptor("AudioChannelConfiguration", "urn:mpeg:dash:23003:3:audio_channel_configuration:2011", "2");
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void Text(PackagedText named)
    {
        var track = named.Track;
        StartSet("text", SegmentNames.TextType, aligned: false);
        Named(track.Language, named.Label);
        Descriptor("Role", "urn:mpeg:dash:role:2011", track switch
        {
            { IsForced: true } => "forced-subtitle",
            { DescribesSounds: true } => "caption",
            _ => "subtitle",
        });
        StartRepresentation(track.Folder, TextBandwidth(track, video.Plan.DurationSeconds), codecs: null);
        xml.WriteElementString("BaseURL", $"{track.Folder}/{SegmentNames.WholeText}");
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <param name="seconds">Length of the video.</param>
    public static long TextBandwidth(TextTrack track, double seconds) => (long)Math.Ceiling(track.Bytes * 8 / Math.Max(0.04, seconds));

    private void Tricks(PackagedTricks tricks)
    {
        StartSet("video", SegmentNames.PictureType, aligned: true);
        Descriptor("EssentialProperty", "http://dashif.org/guidelines/trickmode", "0");
        Template(
            tricks.Segments[0].Number,
            video.Plan.FrameRate.Timescale,
            tricks.Segments.Select(segment => (segment.Frames[0].Start, segment.Frames.Sum(frame => frame.Duration))));
        StartRepresentation(SegmentNames.Tricks, tricks.Bandwidth.Peak, tricks.Codecs);
        Attribute("width", tricks.Rung.Width);
        Attribute("height", tricks.Rung.Height);
        Attribute("codingDependency", "false");
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void Images(Storyboard storyboard)
    {
        StartSet("image", SegmentNames.PictureFileType, aligned: false);
        StartTemplate(1, video.Plan.FrameRate.Numerator, initialization: null, $"$RepresentationID$/{SegmentNames.DashImageTemplate}");
        Attribute("duration", storyboard.PerSheet * storyboard.IntervalFrames * video.Plan.FrameRate.Denominator);
        xml.WriteEndElement();
        StartRepresentation(SegmentNames.Storyboard, HlsImages.BandwidthOf(storyboard, video.Plan).Peak, codecs: null);
        Attribute("width", storyboard.TileWidth * storyboard.Columns);
        Attribute("height", storyboard.TileHeight * storyboard.Rows);
        Descriptor("EssentialProperty", "http://dashif.org/guidelines/thumbnail_tile", $"{storyboard.Columns}x{storyboard.Rows}");
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void StartSet(string contentType, string mimeType, bool aligned)
    {
        xml.WriteStartElement("AdaptationSet");
        Attribute("id", count++);
        Attribute("contentType", contentType);
        Attribute("mimeType", mimeType);
        if (aligned)
        {
            Attribute("segmentAlignment", "true");
            Attribute("startWithSAP", "1");
        }
    }

    private void Named(string? language, string label)
    {
        if (language is not null)
        {
            Attribute("lang", language);
        }

        xml.WriteElementString("Label", label);
    }

    private void StartRepresentation(string id, long bandwidth, string? codecs)
    {
        xml.WriteStartElement("Representation");
        Attribute("id", id);
        Attribute("bandwidth", bandwidth);
        if (codecs is not null)
        {
            Attribute("codecs", codecs);
        }
    }

    // 5.3.9.6: equal neighbours are one S element with a count of repeats
    private void Template(int startNumber, int timescale, IEnumerable<(long Start, long Duration)> segments)
    {
        StartTemplate(startNumber, timescale, $"$RepresentationID$/{SegmentNames.Init}", $"$RepresentationID$/{SegmentNames.DashTemplate}");
        xml.WriteStartElement("SegmentTimeline");
        var times = segments.ToArray();
        for (var i = 0; i < times.Length;)
        {
            var next = i + 1;
            while (next < times.Length && times[next].Duration == times[i].Duration)
            {
                next++;
            }

            xml.WriteStartElement("S");
            Attribute("t", times[i].Start);
            Attribute("d", times[i].Duration);
            if (next - i > 1)
            {
                Attribute("r", next - i - 1);
            }

            xml.WriteEndElement();
            i = next;
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void StartTemplate(int startNumber, int timescale, string? initialization, string media)
    {
        xml.WriteStartElement("SegmentTemplate");
        Attribute("timescale", timescale);
        if (initialization is not null)
        {
            Attribute("initialization", initialization);
        }

        Attribute("media", media);
        Attribute("startNumber", startNumber);
    }

    private void Descriptor(string name, string scheme, string value)
    {
        xml.WriteStartElement(name);
        Attribute("schemeIdUri", scheme);
        Attribute("value", value);
        xml.WriteEndElement();
    }

    private void Attribute(string name, string value) => xml.WriteAttributeString(name, value);

    private void Attribute(string name, long value) => Attribute(name, value.ToString(CultureInfo.InvariantCulture));
}
