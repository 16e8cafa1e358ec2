using Orleans.Streams;
using Sunomi.Videos;

namespace Sunomi.Tests.Audience;

/// <summary>What one source tells about a video, in the order of its arrival.</summary>
internal sealed class EventRecorder : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly System.Threading.Channels.Channel<VideoEvent> arrived = System.Threading.Channels.Channel.CreateUnbounded<VideoEvent>();
    private StreamSubscriptionHandle<VideoEvent>? subscription;

    /// <summary>Nothing that is told after this is missed.</summary>
    public static async Task<EventRecorder> Of(ClusterFixture cluster, VideoId video, EventSource source)
    {
        var recorder = new EventRecorder();
        recorder.subscription = await StreamOf(cluster, video).SubscribeAsync((told, _) =>
        {
            if (told.Number.Source == source)
            {
                recorder.arrived.Writer.TryWrite(told);
            }

            return Task.CompletedTask;
        });
        return recorder;
    }

    /// <summary>The next so many.</summary>
    public async Task<List<VideoEvent>> Next(int count)
    {
        var told = new List<VideoEvent>();
        await Read(told, () => told.Count == count);
        return told;
    }

    /// <summary>All up to the first of this kind.</summary>
    public async Task<List<VideoEvent>> Until(Func<VideoEvent, bool> isLast)
    {
        var told = new List<VideoEvent>();
        await Read(told, () => told.Count > 0 && isLast(told[^1]));
        return told;
    }

    public async ValueTask DisposeAsync() => await subscription!.UnsubscribeAsync();

    private static IAsyncStream<VideoEvent> StreamOf(ClusterFixture cluster, VideoId video) =>
        cluster.Cluster.Client.GetStreamProvider(VideoEvent.Provider).GetStream<VideoEvent>(StreamId.Create(VideoEvent.Namespace, video.ToString()));

    private async Task Read(List<VideoEvent> told, Func<bool> isEnough)
    {
        using var deadline = new CancellationTokenSource(Patience);
        while (!isEnough())
        {
            try
            {
                told.Add(await arrived.Reader.ReadAsync(deadline.Token));
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"Only {told.Count} events came, the last: {told.LastOrDefault()}");
            }
        }
    }
}
