using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Sunomi.Lifetime;

/// <summary>The last line of a program.</summary>
public static partial class ProgramLifetime
{
    /// <summary>
    /// As <c>RunAsync</c>, but to be told to stop while it starts is an end like any other: who scales down or gives up does not wait for a
    /// silo that just joins. What was started by then is stopped.
    /// </summary>
    public static async Task RunUntilStopped(this WebApplication app)
    {
        await using var _ = app;
        try
        {
            await app.StartAsync();
        }
        catch (Exception cancelled) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            LogStoppedEarly(app.Logger, cancelled.Message);
            await StopWhatStarted(app);
            return;
        }

        await app.WaitForShutdownAsync();
    }

    private static async Task StopWhatStarted(WebApplication app)
    {
        try
        {
            await app.StopAsync();
        }
#pragma warning disable CA1031 // a part that had not come to its start cannot stop: the process ends either way
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogNotStopped(app.Logger, failure.Message);
        }
    }

    [LoggerMessage(LogLevel.Information, "Told to stop before it had started: {Reason}")]
    private static partial void LogStoppedEarly(ILogger logger, string reason);

    [LoggerMessage(LogLevel.Warning, "Not everything that had started could be stopped: {Reason}")]
    private static partial void LogNotStopped(ILogger logger, string reason);
}
