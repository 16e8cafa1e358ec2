using System.Globalization;

namespace Sunomi.Media;

/// <summary>Kills for lack of memory, which end a program without a word to anybody.</summary>
internal static class MemoryKills
{
    private const string Counter = "oom_kill ";

    /// <summary>How many there were since the machine started (proc(5), /proc/vmstat); 0 where the kernel does not tell.</summary>
    public static long Count()
    {
        try
        {
            return File.ReadLines("/proc/vmstat").FirstOrDefault(line => line.StartsWith(Counter, StringComparison.Ordinal)) is { } line
                ? long.Parse(line[Counter.Length..], CultureInfo.InvariantCulture)
                : 0;
        }
        catch (Exception hidden) when (hidden is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
