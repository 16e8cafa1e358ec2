using System.Collections.Concurrent;
using System.Security.Claims;
using System.Threading.Channels;

namespace Sunomi.GraphQL.Tests.Library;

internal sealed record Announcement(string Title);

/// <summary>One event for any number of subscribers.</summary>
internal sealed class Announcements
{
    private readonly ConcurrentQueue<Channel<Announcement>> subscribers = new();
    private readonly SemaphoreSlim subscribed = new(0);
    private int plainResolved;

    /// <summary>How often the field that is the same for all was resolved.</summary>
    public int PlainResolved => plainResolved;

    public async Task WaitForAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            if (!await subscribed.WaitAsync(TimeSpan.FromSeconds(10)))
            {
                throw new TimeoutException($"Only {i} of {count} have subscribed.");
            }
        }
    }

    public void Tell(Announcement announcement)
    {
        foreach (var subscriber in subscribers)
        {
            subscriber.Writer.TryWrite(announcement);
        }
    }

    public IAsyncEnumerable<Announcement> Follow(CancellationToken cancellationToken)
    {
        var channel = Channel.CreateUnbounded<Announcement>();
        subscribers.Enqueue(channel);
        subscribed.Release();
        return channel.Reader.ReadAllAsync(cancellationToken);
    }

    public string Plain(Announcement announcement)
    {
        Interlocked.Increment(ref plainResolved);
        return announcement.Title;
    }
}

internal sealed class AnnouncementResolvers(Shelf shelf)
{
    public string Plain(Announcement announcement) => shelf.Announcements.Plain(announcement);

    public static string? Reader(ClaimsPrincipal user) => user.Identity?.Name;

    /// <summary>Breaks its promise.</summary>
    [SameForAll]
    public static string? Promised(ClaimsPrincipal user) => user.Identity?.Name;
}
