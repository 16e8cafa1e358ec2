using System.Diagnostics;
using System.Threading.Channels;

namespace Sunomi.Tests.Product;

/// <summary>A program that runs, with its lines as they come. Whoever waits gives a deadline.</summary>
internal sealed class RunningCommand : IAsyncDisposable
{
    private readonly Process process;
    private readonly Channel<string> lines = Channel.CreateUnbounded<string>();
    private readonly List<string> seen = [];

    private RunningCommand(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>All lines so far, of both outputs.</summary>
    public string Output
    {
        get
        {
            lock (seen)
            {
                return string.Join('\n', seen);
            }
        }
    }

    public static RunningCommand Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return new RunningCommand(Process.Start(start)!);
    }

    /// <summary>Runs to the end; any other exit code than 0 fails the test with the output.</summary>
    public static async Task<string> Run(
        string program, IEnumerable<string> arguments, TimeSpan deadline, IReadOnlyDictionary<string, string>? environment = null)
    {
        await using var command = Start(program, arguments, environment);
        (await command.End(deadline)).ShouldBe(0, command.Output);
        return command.Output;
    }

    /// <summary>The first line from now on that holds this text.</summary>
    public async Task<string> Line(string text, TimeSpan deadline)
    {
        using var timeout = new CancellationTokenSource(deadline);
        try
        {
            await foreach (var line in lines.Reader.ReadAllAsync(timeout.Token))
            {
                if (line.Contains(text, StringComparison.Ordinal))
                {
                    return line;
                }
            }
        }
        catch (OperationCanceledException)
        {
        }

        throw new ShouldAssertException($"'{text}' did not come within {deadline}. Output:\n{Output}");
    }

    /// <summary>The exit code.</summary>
    public async Task<int> End(TimeSpan deadline)
    {
        using var timeout = new CancellationTokenSource(deadline);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
            return process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            throw new ShouldAssertException($"The command did not end within {deadline}. Output:\n{Output}");
        }
    }

    public ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Take(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (seen)
        {
            seen.Add(line);
        }

        lines.Writer.TryWrite(line);
    }
}
