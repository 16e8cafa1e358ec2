using System.Diagnostics;
using System.Globalization;

namespace Sunomi.Bench.Transcode;

/// <summary>
/// Both at the same moment, each with one core for itself: seconds of CPU mean the same for both only while neither has more of what cores share, and
/// while the machine is as quick for one as for the other.
/// </summary>
internal static class SideBySide
{
    /// <summary>The first argument of a process that does one of the works and says its cost.</summary>
    public const string Alone = "--alone";

    /// <param name="cores">Of the product and of the bare command.</param>
    /// <param name="small">Another clip that both process before, which is not counted: a server that runs has compiled what it uses.</param>
    public static async Task<(Cost Product, Cost Bare)> Run((int Product, int Bare) cores, string clip, string small, string folder)
    {
        var costs = await Task.WhenAll(OnCore(cores.Product, "product", clip, small, folder), OnCore(cores.Bare, "bare", clip, small, folder));
        return (costs[0], costs[1]);
    }

    private static async Task<Cost> OnCore(int core, string work, string clip, string small, string folder)
    {
        string[] arguments =
            ["-c", core.ToString(CultureInfo.InvariantCulture), "dotnet", typeof(SideBySide).Assembly.Location, Alone, work, clip, small, Path.Combine(folder, work)];
        using var process = Process.Start(new ProcessStartInfo("taskset", arguments) { RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? Cost.Parse(said) : throw new InvalidOperationException($"{work} ended with {process.ExitCode}.");
    }
}
