using System.Globalization;

namespace Sunomi.Media;

/// <summary>Names a codec as RFC 6381 does, from the header that players will get.</summary>
internal static class CodecString
{
    private const int FullBoxHeader = 4;
    private const int EntryCount = 4;

    /// <summary>AAC-LC, the only thing that the sound encoder makes.</summary>
    public const string Aac = "mp4a.40.2";

    /// <summary>What <see cref="OfPicture"/> will say of a rendition that is still to be made.</summary>
    public static string OfRung(Rung rung, EncoderSettings encoder) => string.Create(
        // x264's quickest preset uses nothing that the constrained baseline profile does not have, and says so
        CultureInfo.InvariantCulture, $"avc1.{(encoder.Preset == "ultrafast" ? "42c0" : "6400")}{rung.Level:x2}");

    /// <param name="init">The initialisation segment of a rendition.</param>
    /// <returns>Such as <c>avc1.64001f</c>: profile, constraints and level of the decoder configuration (ISO/IEC 14496-15).</returns>
    public static string OfPicture(ReadOnlySpan<byte> init)
    {
        var descriptions = init[Mp4Box.Find(init, "moov", "trak", "mdia", "minf", "stbl", "stsd")];
        var entries = descriptions[(FullBoxHeader + EntryCount)..];
        var entry = entries[Mp4Box.Find(entries, ["avc1"])];
        var boxes = entry[Mp4Box.VisualSampleEntryLength..];
        var configuration = boxes[Mp4Box.Find(boxes, ["avcC"])];
        return string.Create(
            CultureInfo.InvariantCulture, $"avc1.{configuration[1]:x2}{configuration[2]:x2}{configuration[3]:x2}");
    }
}
