namespace Orleans.Streams;

/// <summary>Resuming with delegates.</summary>
public static class StreamSubscriptionHandleExtensions
{
    public static Task<StreamSubscriptionHandle<T>> ResumeAsync<T>(
        this StreamSubscriptionHandle<T> handle, Func<T, StreamSequenceToken?, Task> onNextAsync, StreamSequenceToken? token = null) =>
        handle.ResumeAsync(new DelegateObserver<T>(onNextAsync), token);

    public static Task<StreamSubscriptionHandle<T>> ResumeAsync<T>(
        this StreamSubscriptionHandle<T> handle, Func<T, StreamSequenceToken?, Task> onNextAsync, Func<Exception, Task> onErrorAsync,
        StreamSequenceToken? token = null) =>
        handle.ResumeAsync(new DelegateObserver<T>(onNextAsync, onErrorAsync), token);
}
