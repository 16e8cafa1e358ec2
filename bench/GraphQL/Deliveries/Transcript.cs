using System.Text.Json;

namespace Sunomi.Bench.GraphQL.Deliveries;

/// <summary>All that a socket was sent, and when each piece came.</summary>
internal sealed class Transcript
{
    private readonly MemoryStream bytes = new();
    private readonly List<(long End, double At)> pieces = [];

    public void Add(ReadOnlySpan<byte> piece)
    {
        bytes.Write(piece);
        pieces.Add((bytes.Length, (DateTime.UtcNow - DateTime.UnixEpoch).TotalMilliseconds));
    }

    public void Clear()
    {
        bytes.SetLength(0);
        pieces.Clear();
    }

    /// <summary>How old each tick was when its last byte came, in milliseconds.</summary>
    /// <exception cref="InvalidDataException">They are not the ticks 1, 2, 3 … up to <paramref name="ticks"/>.</exception>
    public IReadOnlyList<double> AgesOf(int ticks)
    {
        var ages = new List<double>();
        var piece = 0;
        var rest = bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
        while (!rest.IsEmpty)
        {
            var message = TakeFrame(ref rest);
            while (pieces[piece].End < bytes.Length - rest.Length)
            {
                piece++;
            }

            using var json = JsonDocument.Parse(message);
            var tick = json.RootElement.GetProperty("payload").GetProperty("data").GetProperty("ticks");
            if (tick.GetProperty("number").GetInt32() != ages.Count + 1)
            {
                throw new InvalidDataException($"The delivery after {ages.Count} is {json.RootElement}.");
            }

            ages.Add(pieces[piece].At - tick.GetProperty("sentAt").GetDouble());
        }

        return ages.Count == ticks ? ages : throw new InvalidDataException($"{ages.Count} of {ticks} came to a socket.");
    }

    /// <summary>Servers do not mask, and a tick is shorter than 65 536 bytes.</summary>
    private static ReadOnlyMemory<byte> TakeFrame(ref Memory<byte> rest)
    {
        var span = rest.Span;
        var (start, length) = span[1] < 126 ? (2, span[1]) : (4, (span[2] << 8) | span[3]);
        var payload = rest.Slice(start, length);
        rest = rest[(start + length)..];
        return payload;
    }
}
