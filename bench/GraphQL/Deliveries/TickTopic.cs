using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Sunomi.Bench.GraphQL.Deliveries;

/// <summary>One topic with many subscribers, as an application would make it: a bounded buffer for each, and nobody waits for anybody.</summary>
internal sealed class TickTopic
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);

    private ImmutableHashSet<Channel<Tick>> subscribers = [];

    public int Followers => subscribers.Count;

    public async IAsyncEnumerable<Tick> Follow([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var channel = System.Threading.Channels.Channel.CreateBounded<Tick>(new BoundedChannelOptions(256) { SingleReader = true, SingleWriter = true });
        ImmutableInterlocked.Update(ref subscribers, (all, one) => all.Add(one), channel);
        try
        {
            await foreach (var tick in channel.Reader.ReadAllAsync(cancellationToken))
            {
                yield return tick;
            }
        }
        finally
        {
            ImmutableInterlocked.Update(ref subscribers, (all, one) => all.Remove(one), channel);
        }
    }

    public async Task TellAsync(int ticks)
    {
        using var timer = new PeriodicTimer(Pace);
        for (var number = 1; number <= ticks; number++)
        {
            await timer.WaitForNextTickAsync();
            var tick = new Tick(number, (DateTime.UtcNow - DateTime.UnixEpoch).TotalMilliseconds, "somebody likes this video", number * 3);
            foreach (var subscriber in subscribers)
            {
                subscriber.Writer.TryWrite(tick);
            }
        }
    }
}
