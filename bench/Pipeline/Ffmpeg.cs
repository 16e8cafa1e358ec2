using System.Diagnostics;
using System.Globalization;

namespace Sunomi.Bench.Pipeline;

/// <summary>ffmpeg as a person would call it.</summary>
internal static class Ffmpeg
{
    public static async Task Run(IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("ffmpeg", arguments) { RedirectStandardOutput = true })!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"ffmpeg ended with {process.ExitCode.ToString(CultureInfo.InvariantCulture)}.");
        }
    }
}
