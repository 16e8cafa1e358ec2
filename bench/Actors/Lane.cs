using System.Diagnostics;
using System.Reflection;

namespace Sunomi.Bench.Actors;

/// <summary>One of the two builds of this program, beside each other under <c>artifacts</c>.</summary>
internal sealed record Lane(string Name)
{
    private static readonly string Assembly = Path.GetFileName(typeof(Lane).Assembly.Location);

    /// <summary>The one that runs.</summary>
    public static string Own { get; } = typeof(Lane).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "OrleansSource").Value!;

    // artifacts/LANE/bin/PROJECT/CONFIGURATION/
    private static DirectoryInfo Artifacts => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Parent!.Parent!.Parent!;

    private string Program => Path.Combine(AppContext.BaseDirectory.Replace(
        Path.Combine(Artifacts.FullName, Own), Path.Combine(Artifacts.FullName, Name), StringComparison.Ordinal), Assembly);

    /// <summary>Builds it; false, with the reason said, where its packages cannot be restored.</summary>
    public async Task<bool> Build()
    {
        var project = Path.Combine(Artifacts.Parent!.FullName, "bench", "Actors");
        var (exitCode, output) = await Run("build", project, "-c", "Release", "--nologo", "-v", "q", $"-p:OrleansSource={Name}");
        if (exitCode != 0)
        {
            Console.WriteLine($"the lane '{Name}' is left out, it cannot be built here: {output.FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal))?.Trim()}");
        }

        return exitCode == 0;
    }

    public async Task<IReadOnlyList<Measure>> Measure(double seconds)
    {
        var (exitCode, output) = await Run(Program, "lines", seconds.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return exitCode == 0
            ? [.. output.Select(Actors.Measure.Parse).OfType<Measure>()]
            : throw new InvalidOperationException($"The lane '{Name}' ended with {exitCode}:{Environment.NewLine}{string.Join(Environment.NewLine, output)}");
    }

    private static async Task<(int ExitCode, List<string> Output)> Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            output.Add(line);
        }

        await process.WaitForExitAsync();
        output.AddRange((await errors).Split('\n'));
        return (process.ExitCode, output);
    }
}
