namespace Orleans.Streams;

/// <summary>What can be subscribed to. Events from before the subscription do not come.</summary>
public interface IAsyncObservable<T>
{
    Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncObserver<T> observer);
}
