using System.Diagnostics;
using System.Threading.Channels;
using Orleans.Streams;

namespace Sunomi.Bench.Actors;

/// <summary>What is measured, in this process's lane.</summary>
internal static class Scenarios
{
    /// <summary>Its median has a mark of its own.</summary>
    public const string StreamEvent = "stream event, grain to subscriber";

    private static readonly Question Question = new("what is it", 42, DateTimeOffset.UnixEpoch);

    public static async IAsyncEnumerable<Measure> Run(double seconds)
    {
        await using var bench = await Bench.Start();
        var client = bench.Client;

        yield return await Measure.Calls("one grain, one caller", 1, seconds, async _ => (await client.GetGrain<IPlainGrain>("one").Ask(Question)).Number > 0 ? 1 : 0);

        var shared = client.GetGrain<IPlainGrain>("shared");
        yield return await Measure.Calls("one grain, 100 callers", 100, seconds, async _ => (await shared.Ask(Question)).Number > 0 ? 1 : 0);

        var many = Enumerable.Range(0, 1000).Select(i => client.GetGrain<IPlainGrain>($"many-{i}")).ToArray();
        var next = new int[100];
        yield return await Measure.Calls("1000 grains, 100 callers", 100, seconds, async caller =>
            (await many[(caller + (100 * (next[caller]++ % 10))) % many.Length].Ask(Question)).Number > 0 ? 1 : 0);

        var fans = Enumerable.Range(0, 4).Select(i => client.GetGrain<IFanGrain>($"fan-{i}")).ToArray();
        yield return await Measure.Calls("fan-out, 4 grains ask 100 each", fans.Length, seconds, caller => fans[caller].AskAll(100));

        var stored = Enumerable.Range(0, 16).Select(i => client.GetGrain<IStoredGrain>($"stored-{i}")).ToArray();
        yield return await Measure.Calls("state write to PostgreSQL, 16 grains", stored.Length, seconds, async caller => await stored[caller].Count() > 0 ? 1 : 0);

        yield return await Events(client, (int)(100 * seconds));
    }

    // One event at a time: what is measured is the way, not the queue.
    private static async Task<Measure> Events(IClusterClient client, int events)
    {
        var arrived = Channel.CreateUnbounded<TimeSpan>();
        await client.GetStreamProvider(Bench.Streams).GetStream<Published>(StreamId.Create(Bench.Streams, "publisher")).SubscribeAsync((published, _) =>
        {
            arrived.Writer.TryWrite(Stopwatch.GetElapsedTime(published.At));
            return Task.CompletedTask;
        });
        var publisher = client.GetGrain<IPublisherGrain>("publisher");
        var times = new List<TimeSpan>();
        var (begun, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        for (var i = -10; i < events; i++)
        {
            await publisher.Publish(i);
            var time = await arrived.Reader.ReadAsync();
            if (i >= 0)
            {
                times.Add(time);
            }
            else
            {
                (begun, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            }
        }

        return Measure.Of(StreamEvent, events, Stopwatch.GetElapsedTime(begun), Environment.CpuUsage.TotalTime - processor, times);
    }
}
