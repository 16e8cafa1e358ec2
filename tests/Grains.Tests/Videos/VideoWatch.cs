using System.Threading.Channels;
using Orleans.Streams;
using Sunomi.Users;
using Sunomi.Videos;

namespace Sunomi.Tests.Videos;

/// <summary>The events of one video since the watch began, with the snapshot as the truth: an event may be lost.</summary>
internal sealed class VideoWatch(
    IVideoGrain video, UserId owner, StreamSubscriptionHandle<VideoEvent> subscription, ChannelReader<VideoEvent> events) : IAsyncDisposable
{
    private readonly List<VideoEvent> seen = [];

    public IReadOnlyList<VideoEvent> Seen
    {
        get
        {
            while (events.TryRead(out var next))
            {
                seen.Add(next);
            }

            return seen;
        }
    }

    public async Task<VideoProcessing> Until(Func<VideoProcessing, bool> reached)
    {
        using var deadline = new CancellationTokenSource(Studio.Patience);
        while (true)
        {
            var now = (await video.GetProcessing(owner, deadline.Token)).ShouldNotBeNull();
            if (reached(now))
            {
                return now;
            }

            await Next(deadline.Token);
        }
    }

    public async Task UntilSeen(Func<VideoEvent, bool> awaited)
    {
        using var deadline = new CancellationTokenSource(Studio.Patience);
        while (!Seen.Any(awaited))
        {
            await events.WaitToReadAsync(deadline.Token);
        }
    }

    public async ValueTask DisposeAsync() => await subscription.UnsubscribeAsync();

    /// <summary>The next event, or half a second: long enough not to spin, short enough when an event was lost.</summary>
    private async Task Next(CancellationToken deadline)
    {
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(deadline);
        soon.CancelAfter(TimeSpan.FromMilliseconds(500));
        try
        {
            seen.Add(await events.ReadAsync(soon.Token));
        }
        catch (OperationCanceledException) when (!deadline.IsCancellationRequested)
        {
            // the snapshot tells
        }
    }
}
