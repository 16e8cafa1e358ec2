namespace Orleans.Streams;

/// <summary>Subscribing with delegates.</summary>
public static class AsyncObservableExtensions
{
    public static Task<StreamSubscriptionHandle<T>> SubscribeAsync<T>(this IAsyncObservable<T> obs, Func<T, StreamSequenceToken?, Task> onNextAsync) =>
        obs.SubscribeAsync(new DelegateObserver<T>(onNextAsync));

    public static Task<StreamSubscriptionHandle<T>> SubscribeAsync<T>(
        this IAsyncObservable<T> obs, Func<T, StreamSequenceToken?, Task> onNextAsync, Func<Exception, Task> onErrorAsync) =>
        obs.SubscribeAsync(new DelegateObserver<T>(onNextAsync, onErrorAsync));

    public static Task<StreamSubscriptionHandle<T>> SubscribeAsync<T>(
        this IAsyncObservable<T> obs, Func<T, StreamSequenceToken?, Task> onNextAsync, Func<Exception, Task> onErrorAsync, Func<Task> onCompletedAsync) =>
        obs.SubscribeAsync(new DelegateObserver<T>(onNextAsync, onErrorAsync, onCompletedAsync));
}
