using System.Diagnostics;
using System.Globalization;

namespace Sunomi.Bench.GraphQL.Deliveries;

/// <summary>
/// One topic, thousands of sockets, 20 events a second: whether all deliveries arrive, how late they are, and what they cost the server.
/// Server and load share the machine's first two cores.
/// </summary>
internal static class FanOut
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    public static async Task Run(BenchPlace place, int sockets, int ticks)
    {
        Console.WriteLine($"{sockets} sockets, {ticks} events, 20 a second");
        await Measure("sunomi", place, sockets, ticks, [.. place.OwnServer, "serve", place.DataFile, $"{place.Port}"]);
        await Measure("mercurius", place, sockets, ticks, ["node", place.Script("mercurius.mjs"), place.DataFile, $"{place.Port}", "jit"]);
        await Measure("graphql-ws", place, sockets, ticks, ["node", place.Script("graphql-ws.mjs"), place.DataFile, $"{place.Port}"]);
    }

    private static async Task Measure(string name, BenchPlace place, int count, int ticks, string[] command)
    {
        using var server = await Server.Start(name, "0,1", place.Port, command);
        using var epoll = new Epoll();
        var subscribers = new List<Subscriber>();
        for (var i = 0; i < count; i++)
        {
            subscribers.Add(Subscriber.Connect(server.Address));
            epoll.Watch(subscribers[i].Socket, i);
        }

        await Task.Delay(1000); // the last subscriptions arrive
        Console.WriteLine($"  {name,-10} (warming) {await Tell(server, epoll, subscribers, 40)}");
        Console.WriteLine($"  {name,-10}           {await Tell(server, epoll, subscribers, ticks)}");
        subscribers.ForEach(subscriber => subscriber.Dispose());
    }

    private static async Task<string> Tell(Server server, Epoll epoll, List<Subscriber> subscribers, int ticks)
    {
        var expected = (long)subscribers.Count * ticks;
        var ages = new List<double>();
        var buffer = new byte[64 * 1024];
        var cpu = server.Cpu;
        await server.Ask(new { query = "mutation ($ticks: Int!) { start(ticks: $ticks) }", variables = new { ticks } });
        var clock = Stopwatch.StartNew();
        var reads = 0;
        var received = 0L;
        while (received < expected && clock.Elapsed < Deadline)
        {
            epoll.Wait(TimeSpan.FromMilliseconds(100), number =>
            {
                var had = subscribers[number].Deliveries;
                if (subscribers[number].Read(buffer, tellsAge: ++reads % 16 == 0) is { } age)
                {
                    ages.Add(age);
                }

                received += subscribers[number].Deliveries - had;
            });
        }

        var seconds = clock.Elapsed.TotalSeconds;
        ages.Sort();
        double Age(double share) => ages.Count == 0 ? double.NaN : ages[(int)((ages.Count - 1) * share)];
        return string.Create(CultureInfo.InvariantCulture,
            $"{received} of {expected} arrived in {seconds:0.0} s, {received / seconds:0} a second; late p50 {Age(0.5):0} ms, p99 {Age(0.99):0} ms; {received / (server.Cpu - cpu).TotalSeconds:0} for each CPU second of the server");
    }
}
