using System.Diagnostics;
using System.Globalization;

namespace Sunomi.Bench.GraphQL;

/// <summary>A process on cores of its own, whose time and memory are looked at from outside.</summary>
internal sealed class MeasuredProcess : IDisposable
{
    private readonly Process process;

    private MeasuredProcess(Process process) => this.process = process;

    public bool HasExited => process.HasExited;

    /// <summary>CPU time so far.</summary>
    public TimeSpan Cpu
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>The most memory, in bytes, that it had since its start or <see cref="ForgetPeak"/>.</summary>
    public long PeakMemory
    {
        get
        {
            const string Label = "VmHWM:";
            var line = File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith(Label, StringComparison.Ordinal));
            return long.Parse(line[Label.Length..^"kB".Length], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture) * 1024;
        }
    }

    public StreamWriter Input => process.StandardInput;

    /// <summary>Of a process that was started to talk.</summary>
    public StreamReader Output => process.StandardOutput;

    /// <param name="cores">A list such as <c>0</c> or <c>0,1</c>.</param>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="talks">Whether somebody reads its output; else it goes where ours goes.</param>
    public static MeasuredProcess Start(string cores, IEnumerable<string> command, bool talks = false)
    {
        var start = new ProcessStartInfo("taskset", ["-c", cores, .. command]) { RedirectStandardInput = true, RedirectStandardOutput = talks };
        start.Environment["NODE_ENV"] = "production";
        return new(Process.Start(start)!);
    }

    public void ForgetPeak() => File.WriteAllText($"/proc/{process.Id}/clear_refs", "5");

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        process.Dispose();
    }
}
