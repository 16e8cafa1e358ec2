using System.Buffers.Text;

namespace Sunomi.Media;

/// <summary>What one line of ffprobe says of a packet, such as <c>{ "codec_type": "video", "stream_index": 0, "pts": 0, "dts": 0, "duration": 512, "flags": "K_" },</c>.</summary>
internal static class PacketLine
{
    public static int? Stream(ReadOnlySpan<byte> line) => (int?)Number(line, "\"stream_index\": "u8);

    /// <summary>Ticks; null for a packet that stands nowhere.</summary>
    public static long? Time(ReadOnlySpan<byte> line) => Number(line, "\"pts\": "u8) ?? Number(line, "\"dts\": "u8);

    public static long? Number(ReadOnlySpan<byte> line, ReadOnlySpan<byte> key) =>
        Utf8Parser.TryParse(Behind(line, key), out long value, out _) ? value : null;

    /// <summary>Empty when there is no such key.</summary>
    public static ReadOnlySpan<byte> Behind(ReadOnlySpan<byte> line, ReadOnlySpan<byte> key) =>
        line.IndexOf(key) is >= 0 and var at ? line[(at + key.Length)..] : [];
}
