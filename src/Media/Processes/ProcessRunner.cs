using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Sunomi.Media;

/// <summary>
/// Runs one program to its end: by argument list, without stdin and with a bare environment, under limits of memory and CPU time, dying
/// with this process. Whatever happens, the program is gone when <see cref="Run"/> returns.
/// </summary>
internal sealed partial class ProcessRunner(ILogger logger)
{
    /// <param name="consume">
    /// Reads the standard output, and whatever else the program writes to, until it ends; beats the heart on every sign of progress.
    /// What it throws kills the program and is thrown on.
    /// </param>
    /// <param name="exited">Called once the program is gone, before the end of <paramref name="consume"/> is awaited.</param>
    public async Task<ProcessOutcome> Run(
        ProcessSpec spec,
        Func<Stream, Heartbeat, CancellationToken, Task> consume,
        Action? exited,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var (began, killsBefore) = (Stopwatch.GetTimestamp(), MemoryKills.Count());
        using var process = await ProcessThread.Start(Describe(spec));
        process.StandardInput.Close();
        LogStarted(process.Id, spec.Program);

        using var heart = new Heartbeat(spec.StallTimeout, spec.QuietStart);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, heart.Stalled);
        var errors = ErrorTail.Drain(process.StandardError.BaseStream);
        var consumed = consume(process.StandardOutput.BaseStream, heart, stop.Token);
        try
        {
            var exit = process.WaitForExitAsync(stop.Token);
            if (await Task.WhenAny(exit, consumed) == consumed && !consumed.IsCompletedSuccessfully)
            {
                process.Kill(entireProcessTree: true);
            }

            await exit;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync(CancellationToken.None);
        heart.Pause();
        exited?.Invoke();
        var stalled = heart.Stalled.IsCancellationRequested && !cancellationToken.IsCancellationRequested;
        var said = await errors;
        try
        {
            await consumed;
        }
        catch (OperationCanceledException) when (stalled)
        {
            // told by the outcome
        }

        cancellationToken.ThrowIfCancellationRequested();
        LogEnded(process.Id, process.ExitCode);
        var mayBeOverLimit = Stopwatch.GetElapsedTime(began) * Environment.ProcessorCount >= spec.CpuLimit || MemoryKills.Count() > killsBefore;
        return new ProcessOutcome(process.ExitCode, said, stalled, mayBeOverLimit);
    }

    private static ProcessStartInfo Describe(ProcessSpec spec)
    {
        var info = new ProcessStartInfo("setpriv")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // each of the four replaces itself by the next: one process, one id
        string[] limits =
        [
            "--pdeathsig", "KILL", "--",
            "nice", "-n", spec.Niceness.ToString(CultureInfo.InvariantCulture),
            "prlimit",
            $"--as={spec.MemoryLimit.ToString(CultureInfo.InvariantCulture)}",
            $"--cpu={Math.Ceiling(spec.CpuLimit.TotalSeconds).ToString(CultureInfo.InvariantCulture)}",
            "--core=0",
            "--",
            spec.Program,
        ];
        foreach (var argument in limits.Concat(spec.Arguments))
        {
            info.ArgumentList.Add(argument);
        }

        // secrets of the host stay out of a program that reads what strangers send
        info.Environment.Clear();
        info.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH");
        info.Environment["LC_ALL"] = "C";
        return info;
    }

    [LoggerMessage(LogLevel.Debug, "Process {ProcessId} runs {Program}")]
    private partial void LogStarted(int processId, string program);

    [LoggerMessage(LogLevel.Debug, "Process {ProcessId} ended with {ExitCode}")]
    private partial void LogEnded(int processId, int exitCode);
}
