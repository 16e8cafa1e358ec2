using System.Text;

namespace Sunomi.Media;

/// <summary>Drains a stderr and keeps its beginning and its end, however much is written.</summary>
internal static class ErrorTail
{
    private const int HeadLimit = 4 * 1024;
    private const int TailLimit = 8 * 1024;

    public static async Task<string> Drain(Stream stderr)
    {
        var buffer = new byte[8 * 1024];
        var head = new List<byte>();
        var tail = new Queue<byte>();
        int read;
        while ((read = await stderr.ReadAsync(buffer, CancellationToken.None)) > 0)
        {
            foreach (var value in buffer.AsSpan(0, read))
            {
                if (head.Count < HeadLimit)
                {
                    head.Add(value);
                    continue;
                }

                if (tail.Count == TailLimit)
                {
                    tail.Dequeue();
                }

                tail.Enqueue(value);
            }
        }

        return Encoding.UTF8.GetString([.. head, .. tail]);
    }
}
