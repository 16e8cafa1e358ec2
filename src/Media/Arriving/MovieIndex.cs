using System.Buffers.Binary;
using System.Text;

namespace Sunomi.Media;

/// <summary>
/// Finds the index of an MP4 or QuickTime file (<c>moov</c>, ISO/IEC 14496-12 section 8.2.1) of which only the beginning is there. With the index
/// in front, that is enough to know every frame.
/// </summary>
internal static class MovieIndex
{
    /// <summary>Of twelve hours, with room to spare.</summary>
    private const long Largest = 64 << 20;

    /// <summary>Boxes that may stand before it; more than these few is no usual file.</summary>
    private const int MostBefore = 8;

    /// <summary>Of a movie's header, up to its duration, in the longer of its two forms.</summary>
    private const int LongestStartOfHeader = 32;

    /// <param name="file">The beginning.</param>
    /// <returns>The index, if it is in front; null when the file can only be read when it is whole.</returns>
    public static async Task<MoviePlace?> Find(Stream file, CancellationToken cancellationToken)
    {
        var header = new byte[16];
        var at = 0L;
        for (var box = 0; box <= MostBefore; box++)
        {
            file.Position = at;
            var read = await file.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, cancellationToken);
            if (read < header.Length)
            {
                return new MoviePlace(at + header.Length, IsThere: false);
            }

            var size = SizeOf(header);
            switch (Encoding.ASCII.GetString(header, 4, 4))
            {
                case "moov" when size is > 8 and <= Largest:
                    var end = at + size;
                    return file.Length < end ? new MoviePlace(end, IsThere: false) : await Read(file, at + 8, end, cancellationToken);
                case "ftyp" or "free" or "skip" or "wide" or "pdin" or "uuid" when size is >= 8 and <= Largest:
                    at += size;
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    /// <summary>0 for a box that goes to the end of the file.</summary>
    internal static long SizeOf(ReadOnlySpan<byte> header) =>
        BinaryPrimitives.ReadUInt32BigEndian(header) is not 1 and var size ? size : (long)Math.Min(long.MaxValue, BinaryPrimitives.ReadUInt64BigEndian(header[8..]));

    /// <summary>Null for what names its frames beside themselves (<c>mvex</c>, section 8.8.1), and for what is not well-formed.</summary>
    private static async Task<MoviePlace?> Read(Stream file, long at, long end, CancellationToken cancellationToken)
    {
        var start = new byte[8 + LongestStartOfHeader];
        double? seconds = null;
        while (at + 16 <= end)
        {
            file.Position = at;
            await file.ReadExactlyAsync(start.AsMemory(0, (int)Math.Min(start.Length, end - at)), cancellationToken);
            if (SizeOf(start) is not (>= 8 and var size) || size > end - at || start.AsSpan(4, 4).SequenceEqual("mvex"u8))
            {
                return null;
            }

            if (start.AsSpan(4, 4).SequenceEqual("mvhd"u8) && size >= start.Length)
            {
                seconds = SecondsOf(start.AsSpan(8));
            }

            at += size;
        }

        return new MoviePlace(end, IsThere: true) { Seconds = seconds };
    }

    /// <param name="header">Of the movie (<c>mvhd</c>, section 8.2.2): version and flags, two times, time scale and duration.</param>
    private static double? SecondsOf(ReadOnlySpan<byte> header)
    {
        var (scale, duration) = header[0] == 1
            ? (BinaryPrimitives.ReadUInt32BigEndian(header[20..]), BinaryPrimitives.ReadUInt64BigEndian(header[24..]))
            : (BinaryPrimitives.ReadUInt32BigEndian(header[12..]), BinaryPrimitives.ReadUInt32BigEndian(header[16..]));
        return scale > 0 && duration > 0 ? (double)duration / scale : null;
    }
}

/// <param name="End">Where it ends, or, as long as that is not there, what must be there for another look.</param>
internal sealed record MoviePlace(long End, bool IsThere)
{
    /// <summary>Length of the video as its header says; null where it does not.</summary>
    public double? Seconds { get; init; }
}
