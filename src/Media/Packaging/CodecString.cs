using System.Buffers.Binary;
using System.Globalization;

namespace Sunomi.Media;

/// <summary>Names a codec as RFC 6381 does, from the header that players will get.</summary>
internal static class CodecString
{
    private const int FullBoxHeader = 4;
    private const int EntryCount = 4;

    /// <summary>AAC-LC, the only thing that the sound encoder makes.</summary>
    public const string Aac = "mp4a.40.2";

    /// <summary>What <see cref="OfPicture"/> will say of a rendition that is still to be made; of other codecs than H.264 only their name.</summary>
    public static string OfRung(Rung rung, EncoderSettings encoder) => rung.Codec switch
    {
        VideoCodec.Hevc => "hvc1",
        VideoCodec.Av1 => "av01",
        // x264's quickest preset uses nothing that the constrained baseline profile does not have, and says so
        _ => string.Create(CultureInfo.InvariantCulture, $"avc1.{(encoder.Preset == "ultrafast" ? "42c0" : "6400")}{rung.Level:x2}"),
    };

    /// <param name="init">The initialisation segment of a rendition.</param>
    /// <returns>Such as <c>avc1.64001f</c>, <c>hvc1.1.6.L93.90</c>, <c>av01.0.05M.08</c>.</returns>
    public static string OfPicture(ReadOnlySpan<byte> init)
    {
        var descriptions = init[Mp4Box.Find(init, "moov", "trak", "mdia", "minf", "stbl", "stsd")];
        var entries = descriptions[(FullBoxHeader + EntryCount)..];
        return Configuration(entries, "avc1", "avcC", out var avc) ? Avc(avc)
            : Configuration(entries, "hvc1", "hvcC", out var hevc) ? Hevc(hevc)
            : Configuration(entries, "av01", "av1C", out var av1) ? Av1(av1)
            : throw new InvalidDataException("The encoder wrote a picture of an unexpected kind.");
    }

    // profile, constraints and level of the decoder configuration (ISO/IEC 14496-15, 5.3.3)
    private static string Avc(ReadOnlySpan<byte> configuration) => string.Create(
        CultureInfo.InvariantCulture, $"avc1.{configuration[1]:x2}{configuration[2]:x2}{configuration[3]:x2}");

    // ISO/IEC 14496-15, annex E: profile, compatibility with its bits turned round, tier and level, constraints up to the last that is not 0
    private static string Hevc(ReadOnlySpan<byte> configuration)
    {
        var space = (configuration[1] >> 6) is > 0 and var letter ? ((char)('A' + letter - 1)).ToString() : "";
        var tier = (configuration[1] & 0x20) == 0 ? 'L' : 'H';
        var compatibility = 0u;
        for (var (bit, flags) = (0, BinaryPrimitives.ReadUInt32BigEndian(configuration[2..])); bit < 32; bit++)
        {
            compatibility |= ((flags >> bit) & 1) << (31 - bit);
        }

        var text = string.Create(
            CultureInfo.InvariantCulture, $"hvc1.{space}{configuration[1] & 0x1F}.{compatibility:X}.{tier}{configuration[12]}");
        foreach (var constraint in configuration[6..12].TrimEnd((byte)0))
        {
            text += string.Create(CultureInfo.InvariantCulture, $".{constraint:X}");
        }

        return text;
    }

    // AV1 in ISOBMFF, section 5: profile, level and tier, bit depth
    private static string Av1(ReadOnlySpan<byte> configuration)
    {
        var (profile, level) = (configuration[1] >> 5, configuration[1] & 0x1F);
        var tier = (configuration[2] & 0x80) == 0 ? 'M' : 'H';
        var depth = (configuration[2] & 0x40) == 0 ? 8 : (configuration[2] & 0x20) == 0 ? 10 : 12;
        return string.Create(CultureInfo.InvariantCulture, $"av01.{profile}.{level:00}{tier}.{depth:00}");
    }

    private static bool Configuration(ReadOnlySpan<byte> entries, string entryType, string boxType, out ReadOnlySpan<byte> configuration)
    {
        configuration = default;
        if (Mp4Box.Find(entries, entryType) is not { } found)
        {
            return false;
        }

        var boxes = entries[found][Mp4Box.VisualSampleEntryLength..];
        configuration = boxes[Mp4Box.Find(boxes, [boxType])];
        return true;
    }
}
