using System.Diagnostics;
using System.Globalization;
using Sunomi.GraphQL.Tests.Limits;

namespace Sunomi.Bench.GraphQL.Hostile;

/// <summary>How long the answer to each hostile request takes over HTTP and in the console adapter, and the most memory that the process has meanwhile.</summary>
internal static class HostileAnswers
{
    public static async Task Run()
    {
        using var server = await HttpDoor.Open();
        using var adapter = new AdapterDoor();
        Console.WriteLine($"  {"hostile request",-50} {"over HTTP",-34} in the adapter");
        await Ask("one that is harmless", ("{me}", "{}"));
        var slowest = TimeSpan.Zero;
        foreach (var (name, make) in HostileRequests.All)
        {
            var took = await Ask(name, make());
            slowest = took > slowest ? took : slowest;
        }

        await Ask("one that is harmless", ("{me}", "{}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  the slowest took {slowest.TotalMilliseconds:0} ms"));

        async Task<TimeSpan> Ask(string name, (string Document, string Variables) request)
        {
            var (overHttp, first) = await Measure(server, request);
            var (inAdapter, second) = await Measure(adapter, request);
            Console.WriteLine($"  {name,-50} {overHttp,-34} {inAdapter}");
            return first > second ? first : second;
        }
    }

    private static async Task<(string Report, TimeSpan Took)> Measure(IDoor door, (string Document, string Variables) request)
    {
        const double Mebibyte = 1 << 20;
        var bytes = door.Write(request.Document, request.Variables);
        door.Process.ForgetPeak();
        var clock = Stopwatch.StartNew();
        var outcome = await door.Ask(bytes);
        var took = clock.Elapsed;
        return (string.Create(CultureInfo.InvariantCulture, $"{outcome} in {took.TotalMilliseconds:0} ms, {door.Process.PeakMemory / Mebibyte:0} MiB"), took);
    }
}
