using Orleans.Runtime;

namespace Orleans.Streams;

internal sealed class LocalSubscriptionHandle<T>(LocalStream<T> stream, StreamHub hub, StreamSubscription subscription)
    : StreamSubscriptionHandle<T>
{
    private bool valid = true;

    public override StreamId StreamId => stream.StreamId;

    public override string ProviderName => stream.ProviderName;

    public override Guid HandleId => subscription.Id;

    /// <summary>From now on events go to this observer.</summary>
    public void Attach(IAsyncObserver<T> observer)
    {
        var handler = new StreamHandler<T>(observer);
        if (RuntimeContext.Current is { } activation)
        {
            activation.StreamHandlers[subscription.Id] = handler;
        }
        else
        {
            subscription.ClientHandler = handler;
        }
    }

    /// <summary>This handle is used up; the returned one goes on.</summary>
    public override Task<StreamSubscriptionHandle<T>> ResumeAsync(IAsyncObserver<T> observer, StreamSequenceToken? token = null)
    {
        ArgumentNullException.ThrowIfNull(observer);
        ThrowIfUsed();
        if (token is not null)
        {
            throw new NotSupportedException("Memory streams do not go back; resume without a token.");
        }

        valid = false;
        var next = new LocalSubscriptionHandle<T>(stream, hub, subscription);
        next.Attach(observer);
        return Task.FromResult<StreamSubscriptionHandle<T>>(next);
    }

    public override Task UnsubscribeAsync()
    {
        ThrowIfUsed();
        valid = false;
        hub.Remove(subscription);
        RuntimeContext.Current?.StreamHandlers.Remove(subscription.Id);
        return Task.CompletedTask;
    }

    public override bool Equals(StreamSubscriptionHandle<T>? other) => other is not null && other.HandleId == HandleId;

    private void ThrowIfUsed()
    {
        if (!valid)
        {
            throw new InvalidOperationException("Handle is no longer valid. It has been used to unsubscribe or resume.");
        }
    }
}
