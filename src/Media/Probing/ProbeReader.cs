using System.Buffers;

namespace Sunomi.Media;

/// <summary>
/// Takes apart what ffprobe writes (<c>-of json=compact=1</c>): a line for each packet, however many there are, and then the description, which
/// is kept as long as it is of a sensible size.
/// </summary>
internal sealed class ProbeReader(PacketStatistics packets, PacketPlaces? places)
{
    private const int LongestDescription = 8 << 20;

    private readonly ArrayBufferWriter<byte> description = new();
    private bool amongPackets;
    private bool isTooLong;

    /// <summary>Null when there is none, or no end of it.</summary>
    public ProbedMedia? Media => isTooLong || description.WrittenCount == 0 ? null : ProbedMedia.Parse(description.WrittenSpan);

    public async Task Read(Stream output, Heartbeat heart, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        var filled = 0;
        int read;
        while ((read = await output.ReadAsync(buffer.AsMemory(filled), cancellationToken)) > 0)
        {
            heart.Beat();
            filled = TakeLines(buffer, filled + read);
            if (filled == buffer.Length && filled < LongestDescription)
            {
                Array.Resize(ref buffer, filled * 2);
            }
            else if (filled == buffer.Length)
            {
                (isTooLong, filled) = (true, 0);
            }
        }

        Take(buffer.AsSpan(0, filled));
    }

    /// <returns>Bytes of the line that is not whole yet, moved to the front.</returns>
    private int TakeLines(Span<byte> buffer, int filled)
    {
        var rest = buffer[..filled];
        while (rest.IndexOf((byte)'\n') is >= 0 and var end)
        {
            Take(rest[..end]);
            rest = rest[(end + 1)..];
        }

        rest.CopyTo(buffer);
        return rest.Length;
    }

    private void Take(ReadOnlySpan<byte> line)
    {
        if (amongPackets)
        {
            amongPackets = !line.StartsWith("    ]"u8);
            packets.Add(line);
            places?.Add(line);
        }
        else if (line.StartsWith("    \"packets\": ["u8))
        {
            amongPackets = true;
        }
        else if (description.WrittenCount + line.Length > LongestDescription)
        {
            isTooLong = true;
        }
        else
        {
            description.Write(line);
        }
    }
}
