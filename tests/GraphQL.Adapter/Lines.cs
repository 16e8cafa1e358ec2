namespace Sunomi.GraphQL.Adapter;

/// <summary>Cuts a stream at its line ends; lines may have many megabytes, so nothing is looked at twice.</summary>
internal static class Lines
{
    /// <summary>Waits for the stream on the caller's thread: a console is read by blocking, which must not take a worker from the answers.</summary>
    public static IEnumerable<byte[]> Read(Stream stream)
    {
        var buffer = new byte[1 << 16];
        using var line = new MemoryStream();
        while (stream.Read(buffer) is > 0 and var length)
        {
            var rest = buffer.AsMemory(0, length);
            while (rest.Span.IndexOf((byte)'\n') is >= 0 and var end)
            {
                line.Write(rest.Span[..end]);
                rest = rest[(end + 1)..];
                if (line.Length > 0)
                {
                    yield return line.ToArray();
                }

                line.SetLength(0);
            }

            line.Write(rest.Span);
        }

        if (line.Length > 0)
        {
            yield return line.ToArray();
        }
    }
}
