using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Sunomi.Testing;

/// <summary>A black PNG of one bit a pixel: however many pixels, it packs to kilobytes (PNG, third edition, sections 5 and 11).</summary>
internal static class HugePng
{
    public static async Task Write(string path, int width, int height)
    {
        await using var file = File.Create(path);
        await file.WriteAsync((byte[])[0x89, .. "PNG\r\n"u8, 0x1A, 0x0A]);

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 1;
        await WriteChunk(file, "IHDR", header);

        using var packed = new MemoryStream();
        await using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            // each line: filter type, then the bits
            var line = new byte[1 + ((width + 7) / 8)];
            for (var y = 0; y < height; y++)
            {
                await zlib.WriteAsync(line);
            }
        }

        await WriteChunk(file, "IDAT", packed.ToArray());
        await WriteChunk(file, "IEND", []);
    }

    private static async Task WriteChunk(FileStream file, string type, byte[] content)
    {
        var chunk = new byte[12 + content.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
        content.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + content.Length), Crc(chunk.AsSpan(4, 4 + content.Length)));
        await file.WriteAsync(chunk);
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }
}
