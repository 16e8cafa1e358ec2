using System.Buffers.Binary;

namespace Sunomi.Testing;

/// <summary>Writes what ffmpeg does not write into a movie in fragments.</summary>
public static class MovieHeaders
{
    /// <summary>The movie with its length in <c>mehd</c> (ISO/IEC 14496-12 section 8.8.2), as streaming packagers write it.</summary>
    /// <param name="movie">its fragments must not count places from the start of the file (<c>default_base_moof</c>)</param>
    public static byte[] Tell(ReadOnlySpan<byte> movie, double seconds)
    {
        var (header, length, extends) = (At(movie, "moov"u8), At(movie, "mvhd"u8), At(movie, "mvex"u8));
        byte[] box = [0, 0, 0, 16, .. "mehd"u8, 0, 0, 0, 0, 0, 0, 0, 0];
        var scale = BinaryPrimitives.ReadUInt32BigEndian(movie[(length + 20)..]);
        BinaryPrimitives.WriteUInt32BigEndian(box.AsSpan(12), (uint)Math.Round(seconds * scale));
        byte[] told = [.. movie[..(extends + 8)], .. box, .. movie[(extends + 8)..]];
        Grow(told.AsSpan(header), box.Length);
        Grow(told.AsSpan(extends), box.Length);
        return told;
    }

    private static int At(ReadOnlySpan<byte> movie, ReadOnlySpan<byte> type) => movie.IndexOf(type) - 4;

    private static void Grow(Span<byte> box, int by) =>
        BinaryPrimitives.WriteUInt32BigEndian(box, BinaryPrimitives.ReadUInt32BigEndian(box) + (uint)by);
}
