using System.Diagnostics;
using System.Reflection;

namespace Sunomi.Tests.Crossing;

/// <summary>The program of tests/Orleans.Crossing, in this lane and in the other.</summary>
internal static class CrossingProgram
{
    private const string Name = "Sunomi.Orleans.Crossing";

    private static readonly string Lane =
        typeof(CrossingProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "OrleansSource").Value!;

    public static string Own => In(Lane);

    public static string Other => In(Lane == "local" ? "packages" : "local");

    public static async Task Run(string program, int step, string connection, string folder)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, $"{step}", connection, folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
        await process.WaitForExitAsync(limit.Token);
        process.ExitCode.ShouldBe(0, await output + await errors);
        (await output).ShouldContain($"step {step} in lane");
    }

    // artifacts/LANE/bin/PROJECT/CONFIGURATION/
    private static string In(string lane)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory);
        var artifacts = configuration.Parent!.Parent!.Parent!.Parent!;
        return Path.Combine(artifacts.FullName, lane, "bin", Name, configuration.Name, $"{Name}.dll");
    }
}
