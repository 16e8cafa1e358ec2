using System.Diagnostics;

namespace Sunomi.Tests.Product;

/// <summary>Runs ffmpeg and ffprobe, the judges of what the product serves.</summary>
internal static class Ffmpeg
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>What it said: nothing, when it had nothing to complain of.</summary>
    public static async Task<string> Run(params string[] arguments) => (await Start("ffmpeg", ["-hide_banner", "-nostdin", "-v", "error", .. arguments])).Complaints;

    public static async Task<string> Probe(params string[] arguments)
    {
        var (output, complaints) = await Start("ffprobe", ["-hide_banner", "-v", "error", .. arguments]);
        complaints.ShouldBeEmpty();
        return output;
    }

    private static async Task<(string Output, string Complaints)> Start(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var complaints = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw new ShouldAssertException($"{program} {string.Join(' ', arguments)} did not end in time.");
        }

        var (said, complained) = (await output, await complaints);
        return (said, process.ExitCode == 0 ? complained.Trim() : $"exit code {process.ExitCode}: {complained.Trim()}");
    }
}
