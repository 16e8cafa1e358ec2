namespace Sunomi.Storage.Objects;

/// <summary>Reads an object to the end of the range, over as many connections as that takes.</summary>
/// <param name="first">what is open already</param>
/// <param name="reopen">the rest of the object from an offset; throws <see cref="ObjectChangedException"/> when it is another object now</param>
internal sealed class PatientStream(
    ObjectContent first, Func<long, CancellationToken, Task<ObjectContent>> reopen, PatientCalls calls) : ForwardStream
{
    private readonly long end = first.Range.First + first.Range.Length;
    private long offset = first.Range.First;
    private ObjectContent? open = first;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (offset == end || buffer.IsEmpty)
        {
            return 0;
        }

        var count = await calls.Insist(limited => ReadOnce(buffer, limited), cancellationToken);
        offset += count;
        return count;
    }

    public override async ValueTask DisposeAsync()
    {
        await CloseConnection();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            open?.Stream.Dispose();
            open = null;
        }

        base.Dispose(disposing);
    }

    private async Task<int> ReadOnce(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            open ??= await reopen(offset, cancellationToken);
            return await open.Stream.ReadAsync(buffer, cancellationToken) is var count and > 0
                ? count
                : throw new IOException($"Object '{open.Stored.Key}' broke off at {offset} of {end} bytes.");
        }
        catch
        {
            // a connection that failed once is not trusted again
            await CloseConnection();
            throw;
        }
    }

    private async Task CloseConnection()
    {
        if (open is { } closing)
        {
            open = null;
            await closing.DisposeAsync();
        }
    }
}
