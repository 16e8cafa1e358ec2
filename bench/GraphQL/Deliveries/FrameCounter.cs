using System.Buffers.Binary;

namespace Sunomi.Bench.GraphQL.Deliveries;

/// <summary>Counts the text frames of a stream that a WebSocket server sends, whatever pieces they come in, without looking into them.</summary>
internal struct FrameCounter
{
    private const int Text = 1;

    private ulong header;
    private int headerLength;
    private bool isText;
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
            }
            else
            {
                isText = headerLength == 0 ? (data[0] & 0x0f) == Text : isText;
                header = (header << 8) | data[0];
                headerLength++;
                data = data[1..];
                if (Length() is not { } length)
                {
                    continue;
                }

                left = length;
                headerLength = 0;
            }

            Frames += left == 0 && isText ? 1 : 0;
        }
    }

    /// <summary>Servers do not mask: two bytes, and for lengths from 126 on two or eight more, of which the lower ones are enough here. Null as long as some are missing.</summary>
    private readonly long? Length()
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, header);
        return headerLength switch
        {
            2 when (bytes[7] & 0x7f) < 126 => bytes[7] & 0x7f,
            4 when (bytes[5] & 0x7f) == 126 => BinaryPrimitives.ReadUInt16BigEndian(bytes[6..]),
            10 => (long)header,
            _ => null,
        };
    }
}
