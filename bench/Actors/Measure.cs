using System.Diagnostics;
using System.Globalization;

namespace Sunomi.Bench.Actors;

/// <summary>What one scenario gave.</summary>
/// <param name="Rate">calls or events a second</param>
/// <param name="Median">of the time that one takes, in milliseconds</param>
/// <param name="Slow">the time that 99 of 100 stay below, in milliseconds</param>
/// <param name="Cost">processor time of one, in microseconds: other than the rate it hardly depends on what else the machine does</param>
internal sealed record Measure(string Name, double Rate, double Median, double Slow, double Cost)
{
    /// <summary>One line that <see cref="Parse"/> reads.</summary>
    public string ToLine() => string.Create(CultureInfo.InvariantCulture, $"{Name}\t{Rate:0}\t{Median:0.0000}\t{Slow:0.0000}\t{Cost:0.000}");

    public static Measure? Parse(string line) => line.Split('\t') is [var name, .. { Length: 4 } rest]
        && Array.ConvertAll(rest, number => double.Parse(number, CultureInfo.InvariantCulture)) is [var rate, var median, var slow, var cost]
            ? new Measure(name, rate, median, slow, cost)
            : null;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Name,-44} {Rate,10:N0} /s   median {Median,8:0.000} ms   99 % below {Slow,8:0.000} ms   {Cost,7:0.0} µs of processor time");

    /// <summary>Callers that each call again when they have their answer, for some seconds after a second of warming up.</summary>
    /// <param name="call">gets the number of its caller; answers how many calls it stands for</param>
    public static async Task<Measure> Calls(string name, int callers, double seconds, Func<int, Task<int>> call)
    {
        await Run(callers, Math.Min(1, seconds), call);
        var processor = Environment.CpuUsage.TotalTime;
        var (calls, elapsed, times) = await Run(callers, seconds, call);
        return Of(name, calls, elapsed, Environment.CpuUsage.TotalTime - processor, times);
    }

    public static Measure Of(string name, long count, TimeSpan elapsed, TimeSpan processor, List<TimeSpan> times)
    {
        times.Sort();
        return new Measure(
            name, count / elapsed.TotalSeconds, times[times.Count / 2].TotalMilliseconds, times[times.Count * 99 / 100].TotalMilliseconds,
            processor.TotalMicroseconds / count);
    }

    private static async Task<(long Calls, TimeSpan Elapsed, List<TimeSpan> Times)> Run(int callers, double seconds, Func<int, Task<int>> call)
    {
        // Every caller notes the time of some of its calls: a clock that is read twice for each of half a million a second would be part of what it measures.
        const int EveryNth = 16;
        var begun = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var times = new List<TimeSpan>();
            long calls = 0;
            for (var turn = 0; turn == 0 || Stopwatch.GetElapsedTime(begun).TotalSeconds < seconds; turn++)
            {
                var sent = Stopwatch.GetTimestamp();
                calls += await call(caller);
                if (turn % EveryNth == 0)
                {
                    times.Add(Stopwatch.GetElapsedTime(sent));
                }
            }

            return (Calls: calls, Times: times);
        })));
        return (counts.Sum(count => count.Calls), Stopwatch.GetElapsedTime(begun), [.. counts.SelectMany(count => count.Times)]);
    }
}
