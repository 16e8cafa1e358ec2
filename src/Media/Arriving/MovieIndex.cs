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

    /// <param name="file">The beginning.</param>
    /// <returns>Where the index ends, if it is in front; null when the file can only be read when it is whole.</returns>
    public static async Task<(long End, bool IsThere)?> Find(Stream file, CancellationToken cancellationToken)
    {
        var header = new byte[16];
        var at = 0L;
        for (var box = 0; box <= MostBefore; box++)
        {
            file.Position = at;
            var read = await file.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, cancellationToken);
            if (read < header.Length)
            {
                return (at + header.Length, false);
            }

            var size = SizeOf(header);
            switch (Encoding.ASCII.GetString(header, 4, 4))
            {
                case "moov" when size is > 8 and <= Largest:
                    var end = at + size;
                    return file.Length < end ? (end, false) : await IsInFragments(file, at + 8, end, cancellationToken) ? null : (end, true);
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
    private static long SizeOf(ReadOnlySpan<byte> header) =>
        BinaryPrimitives.ReadUInt32BigEndian(header) is not 1 and var size ? size : (long)Math.Min(long.MaxValue, BinaryPrimitives.ReadUInt64BigEndian(header[8..]));

    /// <summary>Then it is no index: frames are named beside themselves (<c>mvex</c>, section 8.8.1).</summary>
    private static async Task<bool> IsInFragments(Stream file, long at, long end, CancellationToken cancellationToken)
    {
        var header = new byte[16];
        while (at + header.Length <= end)
        {
            file.Position = at;
            await file.ReadExactlyAsync(header, cancellationToken);
            if (header.AsSpan(4, 4).SequenceEqual("mvex"u8))
            {
                return true;
            }

            if (SizeOf(header) is not (>= 8 and var size) || size > end - at)
            {
                return true; // not well-formed: to be looked at when it is whole
            }

            at += size;
        }

        return false;
    }
}
