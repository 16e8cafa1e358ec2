using System.Buffers;
using System.IO.Pipelines;

namespace Sunomi.GraphQL.Adapter;

/// <summary>Cuts a stream at its line ends; lines may have many megabytes, so nothing is looked at twice.</summary>
internal static class Lines
{
    public static async IAsyncEnumerable<byte[]> ReadAsync(Stream stream)
    {
        var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 1 << 16));
        using var line = new MemoryStream();
        while (true)
        {
            var read = await reader.ReadAsync();
            var rest = read.Buffer;
            while (rest.PositionOf((byte)'\n') is { } end)
            {
                Append(line, rest.Slice(0, end));
                rest = rest.Slice(rest.GetPosition(1, end));
                if (line.Length > 0)
                {
                    yield return line.ToArray();
                }

                line.SetLength(0);
            }

            Append(line, rest);
            reader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                break;
            }
        }

        if (line.Length > 0)
        {
            yield return line.ToArray();
        }
    }

    private static void Append(MemoryStream line, ReadOnlySequence<byte> bytes)
    {
        foreach (var part in bytes)
        {
            line.Write(part.Span);
        }
    }
}
