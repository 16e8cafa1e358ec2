using System.Diagnostics;
using System.Globalization;

namespace Sunomi.Bench.GraphQL.Deliveries;

/// <summary>
/// One topic, thousands of sockets, 20 events a second: whether all deliveries arrive, how late they are, and what they cost the server.
/// Server and load share the machine's first two cores, the servers take turns, and each has one subscriber that never reads.
/// </summary>
internal static class FanOut
{
    private const int WarmingTicks = 40;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan CutDeadline = TimeSpan.FromSeconds(8);

    public static async Task Run(BenchPlace place, int sockets, int ticks, int rounds)
    {
        Console.WriteLine($"{sockets} sockets that read and one that never does, {ticks} events, 20 a second");
        for (var round = 0; round < rounds; round++)
        {
            await Measure("sunomi", place, sockets, ticks, port => BenchPlace.Own("serve", place.DataFile, port));
            await Measure("mercurius", place, sockets, ticks, port => ["node", place.Script("mercurius.mjs"), place.DataFile, port, "jit"]);
            await Measure("graphql-ws", place, sockets, ticks, port => ["node", place.Script("graphql-ws.mjs"), place.DataFile, port]);
        }
    }

    private static async Task Measure(string name, BenchPlace place, int sockets, int ticks, Func<string, string[]> command)
    {
        using var server = await Server.Start(name, "0,1", command);
        using var audience = new Audience(server.Address, sockets);
        await AllFollow(server, audience);
        await Tell(server, audience, WarmingTicks);
        var report = await Tell(server, audience, ticks);
        audience.AwaitCut(CutDeadline);
        Console.WriteLine($"  {name,-10} {report}; the one that never reads {(audience.IsStalledCut ? "was cut" : "is still connected")}");
    }

    private static async Task AllFollow(Server server, Audience audience)
    {
        var clock = Stopwatch.StartNew();
        while (await Followers(server) is var followers && followers != audience.Count)
        {
            if (clock.Elapsed > Deadline)
            {
                throw new TimeoutException($"{server.Name} has {followers} followers of {audience.Count}.");
            }
        }
    }

    private static async Task<int> Followers(Server server)
    {
        var (data, _) = await server.Ask(new { query = "{ followers }" });
        return data["followers"]!.GetValue<int>();
    }

    private static async Task<string> Tell(Server server, Audience audience, int ticks)
    {
        var cpu = server.Process.Cpu;
        var ownCpu = Environment.CpuUsage.TotalTime;
        await server.Ask(new { query = "mutation ($ticks: Int!) { start(ticks: $ticks) }", variables = new { ticks } });
        var clock = Stopwatch.StartNew();
        var received = audience.Follow(ticks, Deadline);
        var seconds = clock.Elapsed.TotalSeconds;
        cpu = server.Process.Cpu - cpu;
        ownCpu = Environment.CpuUsage.TotalTime - ownCpu;
        var expected = (audience.Count - 1L) * ticks;
        if (received < expected)
        {
            return string.Create(CultureInfo.InvariantCulture, $"only {received} of {expected} arrived in {seconds:0} s, {received / cpu.TotalSeconds:0} for each CPU second of the server");
        }

        var ages = audience.TakeAges(ticks);
        double Age(double share) => ages[(int)((ages.Count - 1) * share)];
        return string.Create(CultureInfo.InvariantCulture,
            $"all {received} arrived in {seconds:0.00} s, {received / seconds:0} a second, in order at the {ages.Count / ticks} sockets looked into; late p50 {Age(0.5):0} ms, p99 {Age(0.99):0} ms, at most {ages[^1]:0} ms; {received / cpu.TotalSeconds:0} for each CPU second of the server, which used {cpu.TotalSeconds:0.0} s and the load {ownCpu.TotalSeconds:0.0} s");
    }
}
