using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using System.Text;

namespace Sunomi.Media;

/// <summary>Reads the boxes (ISO/IEC 14496-12, 4.2) of a stream that is still being written.</summary>
internal sealed class Mp4Reader(Stream stream)
{
    private const int HeaderLength = 8;

    private const int BufferSize = 256 * 1024;

    // a GOP of the largest picture at the highest rate is a fraction of this
    private const uint LargestBox = 512u << 20;

    private readonly PipeReader input = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: BufferSize, leaveOpen: true));

    /// <summary>Appends the next box, header included, to <paramref name="target"/>.</summary>
    /// <returns>Type and length of the box; null at the end, also when the end comes in the middle of a box.</returns>
    public async ValueTask<(string Type, int Length)?> ReadBox(IBufferWriter<byte> target, CancellationToken cancellationToken)
    {
        var header = await input.ReadAtLeastAsync(HeaderLength, cancellationToken);
        if (header.Buffer.Length < HeaderLength)
        {
            input.AdvanceTo(header.Buffer.Start, header.Buffer.End);
            return null;
        }

        var (type, length) = ParseHeader(header.Buffer);
        input.AdvanceTo(header.Buffer.Start);
        for (var left = (long)length; left > 0;)
        {
            var content = await input.ReadAsync(cancellationToken);
            var part = content.Buffer.Slice(0, Math.Min(left, content.Buffer.Length));
            foreach (var memory in part)
            {
                target.Write(memory.Span);
            }

            left -= part.Length;
            input.AdvanceTo(part.End);
            if (left > 0 && content.IsCompleted)
            {
                return null;
            }
        }

        return (type, length);
    }

    private static (string Type, int Length) ParseHeader(ReadOnlySequence<byte> buffer)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        buffer.Slice(0, HeaderLength).CopyTo(header);
        var length = BinaryPrimitives.ReadUInt32BigEndian(header);
        var type = Encoding.ASCII.GetString(header[4..]);
        return length is >= HeaderLength and <= LargestBox
            ? (type, (int)length)
            : throw new InvalidDataException($"The encoder wrote a box '{type}' of {length} bytes.");
    }
}
