using Orleans.Serialization;

namespace Orleans.Runtime;

/// <summary>The caller's side of a sequence that a grain produces.</summary>
internal sealed class RemoteSequence<T>(GrainReference reference, EnumerableMethod<T> method, object?[] arguments) : IAsyncEnumerable<T>
{
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        var own = method.CancellationTokenIndex < 0 ? default : (CancellationToken)arguments[method.CancellationTokenIndex]!;
        return new RemoteEnumerator<T>(reference, method, (object?[])arguments.Clone(), own, cancellationToken);
    }
}

/// <summary>
/// One enumeration: its iterator lives in one activation, runs in its turns, and beside its calls. Differs from the packages: an iterator
/// that its caller forgets is not disposed before its activation goes.
/// </summary>
internal sealed class RemoteEnumerator<T> : IAsyncEnumerator<T>
{
    // The iterator runs ahead of the caller as far as it can without waiting, as in the packages.
    private const int MaxBatchSize = 100;

    private readonly GrainReference reference;
    private readonly EnumerableMethod<T> method;
    private readonly object?[] arguments;
    private readonly Silo? caller;
    private readonly CancellationTokenSource cancellation;
    private readonly CancellationTokenSource callee = new();
    private readonly Queue<T> batch = new();
    private Activation? activation;
    private IAsyncEnumerator<T>? iterator;
    private Task<bool>? ahead;
    private bool completed;
    private T current = default!;

    public RemoteEnumerator(
        GrainReference reference, EnumerableMethod<T> method, object?[] arguments, CancellationToken own, CancellationToken cancellationToken)
    {
        (this.reference, this.method, this.arguments) = (reference, method, arguments);
        caller = reference.Runtime.Caller.Silo;
        cancellation = CancellationTokenSource.CreateLinkedTokenSource(own, cancellationToken);
        if (method.CancellationTokenIndex >= 0)
        {
            arguments[method.CancellationTokenIndex] = callee.Token;
        }
    }

    public T Current => current;

    public async ValueTask<bool> MoveNextAsync()
    {
        if (batch.Count == 0 && !completed)
        {
            cancellation.Token.ThrowIfCancellationRequested();
            await Fetch();
        }

        return batch.TryDequeue(out current!);
    }

    public async ValueTask DisposeAsync()
    {
        if (iterator is not null)
        {
            var turn = new TurnMessage<Nothing>(_ => DisposeIterator(), interleave: true, keepsAlive: false, canMove: false);
            if (activation!.Enqueue(turn))
            {
                await turn.Completion;
            }
        }

        cancellation.Dispose();
    }

    private async Task Fetch()
    {
        var turn = new TurnMessage<Nothing>(Advance, interleave: true, keepsAlive: true, canMove: iterator is null);
        if (activation is null)
        {
            reference.Runtime.Caller.Cluster.Send(reference.GrainId, turn, caller);
        }
        else if (!activation.Enqueue(turn))
        {
            completed = true;
            throw new EnumerationAbortedException("Enumeration aborted: the grain was deactivated since the enumeration began.");
        }

        using var registration = cancellation.Token.UnsafeRegister(static state => ((RemoteEnumerator<T>)state!).CancelCallee(), this);
        try
        {
            await turn.Completion.WaitAsync(cancellation.Token);
        }
        catch
        {
            completed = true;
            throw;
        }
    }

    // In the activation's turns.
    private async Task<Nothing> Advance(Activation target)
    {
        try
        {
            activation = target;
            iterator ??= method.Invoke(target.GrainInstance!, arguments).GetAsyncEnumerator(callee.Token);
            while (batch.Count < MaxBatchSize)
            {
                var next = ahead ?? iterator.MoveNextAsync().AsTask();
                ahead = null;
                if (batch.Count > 0 && !next.IsCompleted)
                {
                    ahead = next;
                    break;
                }

                if (!await next)
                {
                    completed = true;
                    break;
                }

                batch.Enqueue(method.ItemCopier.Copy(iterator.Current, new CopyContext()));
            }

            return default;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            completed = true;
            throw WireExceptions.Carry(exception, caller == target.Silo);
        }
    }

    private async Task<Nothing> DisposeIterator()
    {
        // An iterator cannot be disposed while it moves: let it see the cancellation first.
        await callee.CancelAsync();
        if (ahead is not null)
        {
            await ((Task)ahead).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }

        await iterator!.DisposeAsync();
        return default;
    }

    private void CancelCallee()
    {
        if (activation is { } running)
        {
            running.Post(callee.Cancel);
        }
        else
        {
            callee.Cancel();
        }
    }
}
