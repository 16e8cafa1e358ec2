using System.Diagnostics;

namespace Sunomi.Tests.PipelineChaos;

/// <summary>The ffmpeg processes that this process has started.</summary>
internal static class Encoders
{
    /// <summary>False: none runs.</summary>
    public static bool KillOne(Random random)
    {
        var running = Process.GetProcessesByName("ffmpeg").Where(process => ParentOf(process.Id) == Environment.ProcessId).ToArray();
        if (running.Length > 0)
        {
            running[random.Next(running.Length)].Kill();
        }

        foreach (var process in running)
        {
            process.Dispose();
        }

        return running.Length > 0;
    }

    private static int ParentOf(int process)
    {
        try
        {
            // proc(5): the second field after the name in parentheses
            var stat = File.ReadAllText($"/proc/{process}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0; // it has ended meanwhile
        }
    }
}
