using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Sunomi.Transcoding;

/// <summary>
/// Runs the jobs of this silo's slots: keeps the lease while the job runs, tells the video how it goes and how it ended, and ends the job
/// at once when the lease is lost or the silo stops.
/// </summary>
internal sealed partial class TranscodeRunner(
    IGrainFactory grains,
    TranscodeJobs jobs,
    ILocalSiloDetails silo,
    IOptions<TranscodeOptions> options,
    TimeProvider clock,
    ILogger<TranscodeRunner> logger) : IAsyncDisposable
{
    /// <summary>What ffmpeg and the last calls may take: on a busy machine, and where nobody answers any more.</summary>
    private static readonly TimeSpan EndingTime = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan AbandoningTime = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<int, Task> running = [];
    private readonly CancellationTokenSource stopping = new();
    private readonly string prefix = $"{silo.SiloAddress}/";
    private volatile bool abandons;

    public int SlotCount => options.Value.Slots + options.Value.QuickSlots;

    public int BusyCount => running.Count;

    public ITranscodeWorkerGrain Worker(int slot) => grains.TranscodeWorker(silo.SiloAddress.ToString(), slot);

    /// <summary>Null: the worker is not one of this silo.</summary>
    public int? SlotOf(string worker) =>
        worker.StartsWith(prefix, StringComparison.Ordinal)
        && int.TryParse(worker.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var slot)
        && slot < SlotCount
            ? slot
            : null;

    public TranscodeSlotKind KindOf(int slot) => slot < options.Value.Slots ? TranscodeSlotKind.Any : TranscodeSlotKind.Quick;

    public bool IsBusy(int slot) => stopping.IsCancellationRequested || running.ContainsKey(slot);

    /// <summary>False: the slot is taken, or the silo stops.</summary>
    public bool TryStart(int slot, TaskLease lease)
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (stopping.IsCancellationRequested || !running.TryAdd(slot, begun.Task))
        {
            return false;
        }

        // The caller is a grain: neither its scheduler nor its context may go along.
        using (ExecutionContext.SuppressFlow())
        {
            _ = Task.Run(async () =>
            {
                try
                {
                    await Run(lease);
                }
                finally
                {
                    running.TryRemove(slot, out _);
                    begun.SetResult();
                }

                if (!stopping.IsCancellationRequested)
                {
                    await Worker(slot).Wake();
                }
            });
        }

        return true;
    }

    /// <summary>Ends all jobs and hands their tasks back; nothing starts any more.</summary>
    /// <param name="cancellationToken">cancelled: there is no time left, and leases run out by themselves</param>
    public async Task Stop(CancellationToken cancellationToken)
    {
        abandons = cancellationToken.IsCancellationRequested;
        await stopping.CancelAsync();
        await Task.WhenAll(running.Values)
            .WaitAsync(abandons ? AbandoningTime : EndingTime, clock, CancellationToken.None)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>A silo that was not stopped first has no cluster any more to hand anything back to.</summary>
    public async ValueTask DisposeAsync()
    {
        await Stop(new CancellationToken(canceled: true));
        stopping.Dispose();
    }

    private async Task Run(TaskLease lease)
    {
        var id = lease.Task.Id;
        var video = grains.VideoWork(id.Video);
        using var keeper = new LeaseKeeper(grains.TranscodeQueue(), lease, clock, stopping.Token);
        TaskOrder? order = null;
        try
        {
            order = await keeper.Insist(() => video.TaskStarted(lease, keeper.Lost));
            if (order is null)
            {
                return;
            }

            LogStarted(id, lease.Token);
            var result = await jobs.Run(lease.Task, order, new ProgressReporter(video, lease, clock).Report, keeper.Lost);
            await keeper.Insist(() => video.TaskSucceeded(id, lease.Token, result, CancellationToken.None));
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            if (!abandons)
            {
                await HandBack(lease);
            }
        }
        catch (Exception) when (keeper.Lost.IsCancellationRequested)
        {
            LogLost(id, lease.Token);
        }
        catch (Exception failure)
        {
            LogFailed(failure, id, TaskFailures.Detail(failure));
            var told = TaskFailures.From(failure) with { IsOfBeginning = order?.Arriving is not null };
            await Report(keeper, () => video.TaskFailed(id, lease.Token, told, CancellationToken.None));
        }
    }

    private async Task Report(LeaseKeeper keeper, Func<Task<bool>> report)
    {
        try
        {
            await keeper.Insist(report);
        }
        catch (Exception unreported)
        {
            // The lease runs out, and the task begins again elsewhere.
            LogUnreported(unreported);
        }
    }

    private async Task HandBack(TaskLease lease)
    {
        try
        {
            await grains.TranscodeQueue().HandBack(lease.Task.Id, lease.Token, CancellationToken.None);
            LogHandedBack(lease.Task.Id, lease.Token);
        }
        catch (Exception failure)
        {
            LogUnreported(failure);
        }
    }

    [LoggerMessage(LogLevel.Information, "Task {Task} begins, token {Token}")]
    private partial void LogStarted(TranscodeTaskId task, long token);

    [LoggerMessage(LogLevel.Information, "Task {Task} is handed back, token {Token}")]
    private partial void LogHandedBack(TranscodeTaskId task, long token);

    [LoggerMessage(LogLevel.Warning, "Task {Task} was stopped: its lease {Token} is lost")]
    private partial void LogLost(TranscodeTaskId task, long token);

    [LoggerMessage(LogLevel.Warning, "Task {Task} failed. {Detail}")]
    private partial void LogFailed(Exception failure, TranscodeTaskId task, string? detail);

    [LoggerMessage(LogLevel.Warning, "An outcome could not be reported")]
    private partial void LogUnreported(Exception failure);
}
