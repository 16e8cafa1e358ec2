using Orleans.Runtime;

namespace Orleans.Streams;

/// <summary>One stream of one provider. Differs from the packages: memory streams do not rewind, so no token can be given.</summary>
public interface IAsyncStream<T> : IAsyncObservable<T>, IAsyncObserver<T>, IEquatable<IAsyncStream<T>>
{
    StreamId StreamId { get; }

    string ProviderName { get; }

    /// <summary>The subscriptions that this grain (or this client) has on the stream.</summary>
    Task<IList<StreamSubscriptionHandle<T>>> GetAllSubscriptionHandles();
}
