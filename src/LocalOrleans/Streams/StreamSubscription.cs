using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Orleans.Streams.Core;

namespace Orleans.Streams;

/// <summary>
/// One consumer of one stream. Its events come one after another; one whose handler throws comes again, after a growing pause, until
/// <see cref="Configuration.StreamPullingAgentOptions.MaxEventDeliveryTime"/> is over. Then OnErrorAsync is told and the next one comes.
/// </summary>
internal sealed partial class StreamSubscription(LocalStreamProvider provider, StreamId stream, object consumer, Guid id)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly Queue<(object Item, StreamSequenceToken Token)> events = new();
    private readonly TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool delivering;

    public Guid Id { get; } = id;

    public (string Provider, StreamId Stream) Source => (provider.Name, stream);

    /// <summary>The id of a grain, or a client's provider.</summary>
    public object Consumer { get; } = consumer;

    /// <summary>The handler of a client; a grain's lives in its activation.</summary>
    public IStreamHandler? ClientHandler { get; set; }

    /// <summary>The one that a grain of this class has without having subscribed: its id follows from what it connects.</summary>
    public static StreamSubscription Implicit(LocalStreamProvider provider, StreamId stream, GrainClass subscriber)
    {
        var name = Encoding.UTF8.GetBytes($"{subscriber.GrainType} {provider.Name} {stream}");
        return new StreamSubscription(
            provider, stream, GrainId.Create(subscriber.GrainType, stream.GetKeyAsString()), new Guid(SHA256.HashData(name).AsSpan(..16)));
    }

    public void Offer(object item, StreamSequenceToken token)
    {
        lock (events)
        {
            events.Enqueue((item, token));
            if (delivering)
            {
                return;
            }

            delivering = true;
        }

        // Away from the publisher: neither its turn nor its ambient state.
        ThreadPool.UnsafeQueueUserWorkItem(static subscription => _ = subscription.Deliver(), this, preferLocal: false);
    }

    public void Close()
    {
        lock (events)
        {
            events.Clear();
        }

        closed.TrySetResult();
    }

    private async Task Deliver()
    {
        while (true)
        {
            (object Item, StreamSequenceToken Token) next;
            lock (events)
            {
                if (!events.TryDequeue(out next))
                {
                    delivering = false;
                    return;
                }
            }

            await (provider.Cluster.Chaos?.HoldEvent() ?? Task.CompletedTask);
            await DeliverWithRetries(next.Item, next.Token);
        }
    }

    private async Task DeliverWithRetries(object item, StreamSequenceToken token)
    {
        var clock = provider.Clock;
        var began = clock.GetTimestamp();
        for (var pause = FirstPause; !closed.Task.IsCompleted; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                await WithHandler(handler => handler.OnNext(item, token));
                return;
            }
            catch (Exception exception)
            {
                LogDeliveryFailed(provider.Logger, exception, stream, Consumer);
                if (clock.GetElapsedTime(began) + pause > provider.MaxEventDeliveryTime)
                {
                    await TellError();
                    return;
                }
            }

            await Task.WhenAny(Task.Delay(pause, clock), closed.Task);
        }
    }

    private async Task TellError()
    {
        try
        {
            await WithHandler(handler => handler.OnError(new StreamEventDeliveryFailureException($"Failed to deliver message to consumer {Consumer} of {stream}.")));
        }
        catch (Exception exception)
        {
            LogDeliveryFailed(provider.Logger, exception, stream, Consumer);
        }
    }

    private async Task WithHandler(Func<IStreamHandler, Task> deliver)
    {
        if (Consumer is not GrainId grain)
        {
            await (ClientHandler is { } handler ? deliver(handler) : Task.CompletedTask);
            return;
        }

        var turn = new TurnMessage<Nothing>(
            async activation =>
            {
                if (!activation.StreamHandlers.ContainsKey(Id) && activation.GrainInstance is IStreamSubscriptionObserver observer)
                {
                    await observer.OnSubscribed(new SubscriptionHandleFactory(this, provider));
                }

                if (activation.StreamHandlers.TryGetValue(Id, out var handler))
                {
                    await deliver(handler);
                }
                else if (!closed.Task.IsCompleted)
                {
                    LogNobodyListens(provider.Logger, grain, stream);
                }

                return default;
            },
            interleave: false, keepsAlive: true, canMove: true);
        provider.Cluster.Send(grain, turn, null);
        await turn.Completion;
    }

    [LoggerMessage(LogLevel.Warning, "An event of stream {StreamId} could not be delivered to {Consumer}")]
    private static partial void LogDeliveryFailed(ILogger logger, Exception exception, StreamId streamId, object consumer);

    [LoggerMessage(LogLevel.Warning, "{GrainId} got an event of stream {StreamId} but has not resumed its subscription; the event is dropped")]
    private static partial void LogNobodyListens(ILogger logger, GrainId grainId, StreamId streamId);
}
