using Orleans.Runtime;

namespace Orleans.Streams.Core;

/// <summary>A grain that is told when an event comes for a subscription that has no observer yet, so that it can attach one.</summary>
public interface IStreamSubscriptionObserver
{
    Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory);
}

/// <summary>Makes the handle of that subscription, for the grain to resume.</summary>
public interface IStreamSubscriptionHandleFactory
{
    StreamId StreamId { get; }

    string ProviderName { get; }

    StreamSubscriptionHandle<T> Create<T>();
}

internal sealed class SubscriptionHandleFactory(StreamSubscription subscription, LocalStreamProvider provider) : IStreamSubscriptionHandleFactory
{
    public StreamId StreamId => subscription.Source.Stream;

    public string ProviderName => subscription.Source.Provider;

    public StreamSubscriptionHandle<T> Create<T>() =>
        new LocalSubscriptionHandle<T>(new LocalStream<T>(provider, StreamId), provider.Cluster.Streams, subscription);
}
