using System.Diagnostics;
using System.Globalization;

namespace Sunomi.Bench.Transcode;

/// <summary>Seconds on the clock, and of CPU in this process and its ended children.</summary>
internal readonly record struct Cost(double Wall, double Cpu)
{
    // of the kernel's statistics, the same on every Linux
    private const double TicksPerSecond = 100;

    public static async Task<Cost> Of(Func<Task> work)
    {
        var (started, cpu) = (Stopwatch.GetTimestamp(), Spent());
        await work();
        return new Cost(Stopwatch.GetElapsedTime(started).TotalSeconds, Spent() - cpu);
    }

    /// <summary>As <see cref="ToLine"/> writes it.</summary>
    public static Cost Parse(string line)
    {
        var parts = line.Split(' ');
        return new Cost(double.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    public string ToLine() => string.Create(CultureInfo.InvariantCulture, $"{Wall} {Cpu}");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Wall:0.0} s wall {Cpu:0.0} s CPU");

    // proc(5), /proc/self/stat: utime, stime, cutime and cstime are fields 14 to 17; the name in field 2 may hold anything but ends with ')'
    private static double Spent()
    {
        var text = File.ReadAllText("/proc/self/stat");
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return fields[11..15].Sum(field => long.Parse(field, CultureInfo.InvariantCulture)) / TicksPerSecond;
    }
}
