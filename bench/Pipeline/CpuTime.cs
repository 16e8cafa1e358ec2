using System.Globalization;

namespace Sunomi.Bench.Pipeline;

/// <summary>Seconds of CPU that a process and its ended children have used.</summary>
internal readonly record struct CpuTime(double Own, double Children)
{
    // of the kernel's statistics, the same on every Linux
    private const double TicksPerSecond = 100;

    /// <param name="process">its id, or <c>self</c></param>
    public static CpuTime Of(string process)
    {
        // proc(5), stat: utime, stime, cutime and cstime are fields 14 to 17; the name in field 2 may hold anything but ends with ')'
        var text = File.ReadAllText($"/proc/{process}/stat");
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        double Seconds(int index) => long.Parse(fields[index], CultureInfo.InvariantCulture) / TicksPerSecond;
        return new CpuTime(Seconds(11) + Seconds(12), Seconds(13) + Seconds(14));
    }

    public static CpuTime operator -(CpuTime later, CpuTime earlier) => new(later.Own - earlier.Own, later.Children - earlier.Children);
}
