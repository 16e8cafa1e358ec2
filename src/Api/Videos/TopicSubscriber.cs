using System.Threading.Channels;

namespace Sunomi.Videos;

/// <summary>
/// One reader of a topic with a bounded buffer. When the buffer is full the rest is dropped, and the reader is told that it missed something
/// as soon as it comes back; nobody waits for it. One reader at a time.
/// </summary>
internal sealed class TopicSubscriber(VideoTopic topic, TimeProvider clock) : IAsyncDisposable
{
    public const int Buffered = 256;

    private readonly Channel<TopicSignal> signals = Channel.CreateBounded<TopicSignal>(new BoundedChannelOptions(Buffered) { SingleReader = true });
    private Task<bool>? waiting;
    private int behind;

    /// <summary>The next signal; <see cref="TopicSignal.Silence"/> when there is none for as long as <paramref name="patience"/>.</summary>
    public async ValueTask<TopicSignal> Next(TimeSpan patience, CancellationToken cancellationToken)
    {
        waiting ??= signals.Reader.WaitToReadAsync(CancellationToken.None).AsTask();
        try
        {
            await waiting.WaitAsync(patience, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            return new TopicSignal.Silence();
        }

        waiting = null;
        if (Interlocked.Exchange(ref behind, 0) == 0 && signals.Reader.TryRead(out var signal))
        {
            return signal;
        }

        // What is dropped here, and what found no place before, happened before the state that the reader reads next.
        while (signals.Reader.TryRead(out _))
        {
        }

        return new TopicSignal.Missed();
    }

    public ValueTask DisposeAsync() => topic.Remove(this);

    internal void Offer(TopicSignal signal)
    {
        if (!signals.Writer.TryWrite(signal))
        {
            Volatile.Write(ref behind, 1);
        }
    }
}
