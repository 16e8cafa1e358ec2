using Microsoft.Extensions.Logging;
using Orleans.Streams;
using Sunomi.Videos;

namespace Sunomi.Events;

/// <summary>
/// Tells the world what happened to a video: numbers the events of one source and publishes them one after another. To be made when a
/// grain activates and used from its turns only. A command never waits for it and never fails by it: what it could not publish
/// is logged, and the gap in the numbers makes receivers read the snapshot.
/// </summary>
internal sealed partial class VideoEventPublisher(
    IStreamProvider streams, VideoId video, EventSource source, TimeProvider clock, ILogger logger)
{
    /// <summary>What may wait while the stream hangs; beyond it the oldest is left out.</summary>
    private const int Capacity = 256;

    private readonly IAsyncStream<VideoEvent> stream =
        streams.GetStream<VideoEvent>(StreamId.Create(VideoEvent.Namespace, video.ToString()));

    /// <summary>Later activations have later clocks; that of another silo may lag by its skew, less than a failover takes.</summary>
    private readonly long epoch = clock.GetUtcNow().UtcTicks;
    private readonly Queue<VideoEvent> waiting = new();
    private long sequence;
    private Task pump = Task.CompletedTask;

    public void Publish(Func<EventNumber, VideoEvent> make)
    {
        waiting.Enqueue(make(new EventNumber(source, epoch, ++sequence)));
        if (waiting.Count > Capacity)
        {
            LogLeftOut(video, waiting.Dequeue().Number.Sequence);
        }

        if (pump.IsCompleted)
        {
            pump = Pump();
        }
    }

    /// <summary>Ends when all is published; for a grain that deactivates.</summary>
    public Task Drain(CancellationToken cancellationToken) => pump.WaitAsync(cancellationToken);

    private async Task Pump()
    {
        while (waiting.TryDequeue(out var next))
        {
            try
            {
                await stream.OnNextAsync(next);
            }
            catch (Exception failure)
            {
                LogNotPublished(failure, video, next.Number.Sequence);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Event {Sequence} of video {VideoId} was not published")]
    private partial void LogNotPublished(Exception failure, VideoId videoId, long sequence);

    [LoggerMessage(LogLevel.Warning, "Event {Sequence} of video {VideoId} was left out: too many wait")]
    private partial void LogLeftOut(VideoId videoId, long sequence);
}
