using System.Collections.Immutable;
using Orleans.Streams;

namespace Sunomi.Videos;

/// <summary>
/// The events of one video on this node: one subscription of the stream, any number of subscribers. It begins with the first subscriber and
/// ends with the last; after that it takes no more, and <see cref="VideoTopics"/> makes another.
/// </summary>
internal sealed partial class VideoTopic(VideoId video, IAsyncStream<VideoEvent> stream, TimeProvider clock, ILogger logger) : IAsyncObserver<VideoEvent>
{
    private readonly Lock gate = new();
    private readonly EventGaps gaps = new();
    private ImmutableArray<TopicSubscriber> subscribers = [];
    private Task<StreamSubscriptionHandle<VideoEvent>>? attached;
    private bool ended;

    /// <summary>Called once, when the last subscriber has left.</summary>
    public Action<VideoTopic>? Ended { get; init; }

    public VideoId Video => video;

    /// <summary>Null when this topic has ended. What happens after the answer reaches the subscriber.</summary>
    public async ValueTask<TopicSubscriber?> TryAdd(CancellationToken cancellationToken)
    {
        var subscriber = new TopicSubscriber(this, clock);
        Task attaching;
        lock (gate)
        {
            if (ended)
            {
                return null;
            }

            subscribers = subscribers.Add(subscriber);
            attaching = attached ??= stream.SubscribeAsync(this);
        }

        try
        {
            await attaching.WaitAsync(cancellationToken);
            return subscriber;
        }
        catch
        {
            await Remove(subscriber);
            throw;
        }
    }

    public async ValueTask Remove(TopicSubscriber subscriber)
    {
        lock (gate)
        {
            subscribers = subscribers.Remove(subscriber);
            if (ended || !subscribers.IsEmpty)
            {
                return;
            }

            ended = true;
        }

        Ended?.Invoke(this);
        await Detach();
    }

    /// <summary>Never waits and never throws: a stream delivers again what a subscriber failed to take, to all of them.</summary>
    public Task OnNextAsync(VideoEvent item, StreamSequenceToken? token = null)
    {
        lock (gate)
        {
            var order = gaps.Place(item.Number);
            if (order != EventOrder.Old)
            {
                TopicSignal signal = order == EventOrder.Next ? new TopicSignal.Happened(item) : new TopicSignal.Missed();
                foreach (var subscriber in subscribers)
                {
                    subscriber.Offer(signal);
                }
            }
        }

        return Task.CompletedTask;
    }

    public Task OnCompletedAsync() => Task.CompletedTask;

    public Task OnErrorAsync(Exception ex)
    {
        LogStreamFailed(ex, video);
        foreach (var subscriber in subscribers)
        {
            subscriber.Offer(new TopicSignal.Missed());
        }

        return Task.CompletedTask;
    }

    private async Task Detach()
    {
        try
        {
            await (await attached!).UnsubscribeAsync();
        }
#pragma warning disable CA1031 // whoever leaves has no use for the failure, and what still arrives finds no subscriber
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogDetachFailed(exception, video);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The event stream of video {VideoId} reports an error")]
    private partial void LogStreamFailed(Exception exception, VideoId videoId);

    [LoggerMessage(LogLevel.Warning, "The subscription of the events of video {VideoId} could not be ended")]
    private partial void LogDetachFailed(Exception exception, VideoId videoId);
}
