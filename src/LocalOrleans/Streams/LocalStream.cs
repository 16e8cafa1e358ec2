using Orleans.Runtime;
using Orleans.Serialization;

namespace Orleans.Streams;

/// <summary>A stream as seen from one silo or client. Publishing is done when the event is queued for every subscriber.</summary>
internal sealed class LocalStream<T>(LocalStreamProvider provider, StreamId streamId) : IAsyncStream<T>
{
    private readonly StreamHub hub = provider.Cluster.Streams;

    public StreamId StreamId { get; } = streamId;

    public string ProviderName => provider.Name;

    private StreamSubscription? Implicit =>
        RuntimeContext.Current is { } activation && activation.GrainId.Key.ToString() == StreamId.GetKeyAsString()
        && provider.Cluster.Types.ImplicitSubscribers(StreamId.GetNamespace()).Contains(activation.Class)
            ? StreamSubscription.Implicit(provider, StreamId, activation.Class)
            : null;

    private object Consumer => RuntimeContext.Current is { } activation ? activation.GrainId : provider;

    public Task OnNextAsync(T item, StreamSequenceToken? token = null)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (token is not null)
        {
            throw new NotSupportedException("Memory streams number their events themselves.");
        }

        hub.Publish(provider, StreamId, Copiers.Of<T>().Copy(item, new CopyContext())!);
        return Task.CompletedTask;
    }

    public Task OnCompletedAsync() => throw new NotSupportedException("Memory streams do not end.");

    public Task OnErrorAsync(Exception ex) => throw new NotSupportedException("Memory streams carry no errors.");

    /// <summary>A grain that has this stream implicitly attaches its observer and has no other subscription to it.</summary>
    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncObserver<T> observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        var subscription = Implicit ?? new StreamSubscription(provider, StreamId, Consumer, Guid.NewGuid());
        var handle = new LocalSubscriptionHandle<T>(this, hub, subscription);
        handle.Attach(observer);
        hub.Add(subscription);
        return Task.FromResult<StreamSubscriptionHandle<T>>(handle);
    }

    public Task<IList<StreamSubscriptionHandle<T>>> GetAllSubscriptionHandles() => Task.FromResult<IList<StreamSubscriptionHandle<T>>>(
    [
        .. hub.Of(provider.Name, StreamId, Consumer).Concat(Implicit is { } own ? [own] : []).DistinctBy(subscription => subscription.Id)
            .Select(subscription => new LocalSubscriptionHandle<T>(this, hub, subscription)),
    ]);

    public bool Equals(IAsyncStream<T>? other) => other is not null && other.StreamId == StreamId && other.ProviderName == ProviderName;

    public override bool Equals(object? obj) => Equals(obj as IAsyncStream<T>);

    public override int GetHashCode() => StreamId.GetHashCode();
}
