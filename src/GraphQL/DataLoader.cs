using Sunomi.GraphQL.Execution;

namespace Sunomi.GraphQL;

/// <summary>
/// Collects keys from many resolvers into batches, and remembers every key for the rest of the operation.
/// Got from <see cref="ResolveContext.Loader{TKey,TValue}"/>; safe to use from continuations on any thread.
/// </summary>
public sealed class DataLoader<TKey, TValue> : IBatch
    where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly Dictionary<TKey, TaskCompletionSource<TValue?>> known = [];
    private readonly IBatchScheduler scheduler;
    private readonly BatchLoad<TKey, TValue> load;
    private List<TKey> waiting = [];

    internal DataLoader(IBatchScheduler scheduler, BatchLoad<TKey, TValue> load)
    {
        this.scheduler = scheduler;
        this.load = load;
    }

    /// <summary>The value of <paramref name="key"/>, <c>default</c> when the batch had none; fails as the batch fails.</summary>
    public Task<TValue?> LoadAsync(TKey key)
    {
        TaskCompletionSource<TValue?> source;
        bool first;
        lock (gate)
        {
            if (known.TryGetValue(key, out var found))
            {
                return found.Task;
            }

            known[key] = source = new TaskCompletionSource<TValue?>();
            waiting.Add(key);
            first = waiting.Count == 1;
        }

        if (first)
        {
            scheduler.Enqueue(this);
        }

        return source.Task;
    }

    /// <summary>Puts a value that is already at hand, so that nobody loads it.</summary>
    public void Prime(TKey key, TValue? value)
    {
        lock (gate)
        {
            if (!known.ContainsKey(key))
            {
                var source = new TaskCompletionSource<TValue?>();
                source.SetResult(value);
                known[key] = source;
            }
        }
    }

    void IBatch.Dispatch()
    {
        List<TKey> keys;
        lock (gate)
        {
            keys = waiting;
            waiting = [];
        }

        _ = DispatchAsync(keys);
    }

    private async Task DispatchAsync(List<TKey> keys)
    {
        try
        {
            var values = await load(keys, scheduler.CancellationToken) ?? throw new InvalidOperationException($"A batch of {typeof(TKey).Name} to {typeof(TValue).Name} gave null instead of a dictionary.");
            scheduler.Post(() => Complete(keys, (source, key) => source.TrySetResult(values.TryGetValue(key, out var value) ? value : default)));
        }
        catch (OperationCanceledException) when (scheduler.CancellationToken.IsCancellationRequested)
        {
            scheduler.Post(() => Complete(keys, (source, _) => source.TrySetCanceled(scheduler.CancellationToken)));
        }
#pragma warning disable CA1031 // whatever a batch throws is the result of each of its keys
        catch (Exception exception)
#pragma warning restore CA1031
        {
            scheduler.Post(() => Complete(keys, (source, _) => source.TrySetException(exception)));
        }
    }

    private void Complete(List<TKey> keys, Action<TaskCompletionSource<TValue?>, TKey> complete)
    {
        foreach (var key in keys)
        {
            TaskCompletionSource<TValue?> source;
            lock (gate)
            {
                source = known[key];
            }

            try
            {
                complete(source, key);
            }
#pragma warning disable CA1031 // a dictionary that cannot be read is the result of the key that it was asked for
            catch (Exception exception)
#pragma warning restore CA1031
            {
                source.TrySetException(exception);
            }
        }
    }
}
