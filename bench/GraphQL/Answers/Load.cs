using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Sunomi.Bench.GraphQL.Answers;

/// <summary>Requests of one kind from wrk on core 1, as many as the server answers.</summary>
internal static partial class Load
{
    private const int Connections = 32;

    /// <returns>Answers a second.</returns>
    public static async Task<double> Run(Uri address, Question question, TimeSpan time)
    {
        var script = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(script, $"""
                wrk.method = "POST"
                wrk.headers["Content-Type"] = "application/json"
                wrk.headers["Accept"] = "application/graphql-response+json, application/json"
                wrk.body = [==[{question.Body}]==]
                """);
            string[] arguments = ["-c", "1", "wrk", "-t1", $"-c{Connections}", $"-d{time.TotalSeconds:0}s", "-s", script, address.ToString()];
            using var wrk = Process.Start(new ProcessStartInfo("taskset", arguments) { RedirectStandardOutput = true })!;
            var report = await wrk.StandardOutput.ReadToEndAsync();
            await wrk.WaitForExitAsync();
            return Failures().IsMatch(report) || !Rate().IsMatch(report)
                ? throw new InvalidOperationException($"wrk against {address}: {report}")
                : double.Parse(Rate().Match(report).Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        }
        finally
        {
            File.Delete(script);
        }
    }

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex Rate();

    [GeneratedRegex("Non-2xx|Socket errors: connect [1-9]")]
    private static partial Regex Failures();
}
