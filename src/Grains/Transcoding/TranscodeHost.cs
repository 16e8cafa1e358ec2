using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Sunomi.Transcoding;

/// <summary>
/// Keeps this silo's workers going: grains may lose their activation whenever the cluster changes, a hosted service does not.
/// When the silo stops, running jobs end and their tasks go back to the queue.
/// </summary>
internal sealed partial class TranscodeHost(
    TranscodeRunner runner, WaitingSounds sounds, ScratchFolder scratch, TimeProvider clock, ILogger<TranscodeHost> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await runner.Stop(cancellationToken);
        await sounds.Stop();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        LogReady(runner.SlotCount, scratch.Path);
        using var timer = new PeriodicTimer(Pause, clock);
        try
        {
            do
            {
                await WakeAll();
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // the silo stops
        }
    }

    private async Task WakeAll()
    {
        try
        {
            for (var slot = 0; slot < runner.SlotCount; slot++)
            {
                await runner.Worker(slot).Wake();
            }
        }
        catch (Exception failure)
        {
            LogNotWoken(failure);
        }
    }

    [LoggerMessage(LogLevel.Information, "Transcode workers: {Slots}; temporary files in {Folder}")]
    private partial void LogReady(int slots, string folder);

    [LoggerMessage(LogLevel.Warning, "The transcode workers of this silo could not be woken")]
    private partial void LogNotWoken(Exception failure);
}
