namespace Sunomi.Media;

/// <summary>Counts the segments of one rendition as they are stored; one caller at a time can wait for as many as it needs.</summary>
internal sealed class StoredSegments(ISegmentSink sink) : ISegmentSink
{
    private readonly Lock gate = new();
    private TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int wanted = int.MaxValue;
    private int count;
    private Exception? failure;

    public int Count => Volatile.Read(ref count);

    /// <summary>One could not be stored; there will be no more.</summary>
    public bool HasFailed => Volatile.Read(ref failure) is not null;

    /// <summary>Ends when so many are stored; throws what the sink threw.</summary>
    public Task Until(int segments)
    {
        lock (gate)
        {
            (wanted, reached) = (segments, new(TaskCreationOptions.RunContinuationsAsynchronously));
            Tell();
            return reached.Task;
        }
    }

    public async Task Put(string name, string contentType, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        try
        {
            await sink.Put(name, contentType, content, cancellationToken);
        }
        catch (Exception thrown)
        {
            Note(() => failure = thrown);
            throw;
        }

        if (!name.EndsWith(SegmentNames.Init, StringComparison.Ordinal))
        {
            Note(() => count++);
        }
    }

    private void Note(Action change)
    {
        lock (gate)
        {
            change();
            Tell();
        }
    }

    private void Tell()
    {
        if (count >= wanted)
        {
            reached.TrySetResult();
        }
        else if (failure is not null)
        {
            reached.TrySetException(failure);
        }
    }
}
