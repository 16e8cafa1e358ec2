using System.Buffers.Binary;

namespace Sunomi.Bench.GraphQL.Deliveries;

/// <summary>Counts the frames of a stream that a WebSocket server sends, whatever pieces they come in, without looking into them.</summary>
internal struct FrameCounter
{
    private ulong header;
    private int headerLength;
    private long left;

    public int Frames { get; private set; }

    public void Take(ReadOnlySpan<byte> data)
    {
        while (data.Length > 0)
        {
            if (left > 0)
            {
                var skipped = (int)Math.Min(left, data.Length);
                left -= skipped;
                data = data[skipped..];
                Frames += left == 0 ? 1 : 0;
                continue;
            }

            // Servers do not mask: two bytes, and for lengths from 126 on two or eight more, of which the lower ones are enough here.
            header = (header << 8) | data[0];
            headerLength++;
            data = data[1..];
            left = LengthOf();
            headerLength = left > 0 ? 0 : headerLength;
        }
    }

    private readonly long LengthOf()
    {
        if (headerLength < 2)
        {
            return 0;
        }

        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, header);
        var length = headerLength == 2 ? bytes[7] & 0x7f : headerLength == 4 ? bytes[5] & 0x7f : 127;
        return headerLength switch
        {
            2 when length < 126 => length,
            4 when length == 126 => BinaryPrimitives.ReadUInt16BigEndian(bytes[6..]),
            10 => (long)header,
            _ => 0,
        };
    }
}
