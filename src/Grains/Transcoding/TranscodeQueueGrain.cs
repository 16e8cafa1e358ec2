using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sunomi.Placement;
using Sunomi.Storage.Catalogue;
using Sunomi.Videos;

namespace Sunomi.Transcoding;

/// <summary>
/// Rows in PostgreSQL are the queue; the board is their image in memory. Tokens come from a sequence there, so they grow over
/// restarts. Deadlines are in memory only: a lease that was loaded lives one more lease time.
/// </summary>
[RunsOn(SiloRole.Grains)]
internal sealed partial class TranscodeQueueGrain(
    TranscodeTaskTable table, IOptions<TranscodeOptions> options, TimeProvider clock, ILogger<TranscodeQueueGrain> logger)
    : Grain, ITranscodeQueueGrain
{
    private readonly TaskBoard board = new();

    /// <summary>Workers that asked and got nothing.</summary>
    private readonly Dictionary<string, TranscodeSlotKind> idle = [];
    private IGrainTimer? timer;

    private string Pool => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var row in await table.Load(Pool, cancellationToken))
        {
            if (row is { Worker: { } worker, Token: { } token })
            {
                board.AddLeased(row.Task, worker, token, now + options.Value.LeaseDuration);
            }
            else
            {
                board.Add(row.Task, row.NotBefore, now);
            }
        }

        SetTimer();
    }

    public async Task Enqueue(TranscodeTask[] tasks, TimeSpan delay, CancellationToken cancellationToken)
    {
        var added = tasks.Where(task => !board.Holds(task.Id)).DistinctBy(task => task.Id).ToArray();
        if (added.Length == 0)
        {
            return;
        }

        var now = clock.GetUtcNow();
        await table.Insert(Pool, added, now + delay, cancellationToken);
        foreach (var task in added)
        {
            board.Add(task, now + delay, now);
        }

        await Wake();
    }

    public async Task Finish(TranscodeTaskId task, CancellationToken cancellationToken)
    {
        await table.Delete(task, cancellationToken);
        board.Remove(task);
    }

    public async Task Cancel(VideoId video, CancellationToken cancellationToken)
    {
        await table.DeleteOf(video, cancellationToken);
        foreach (var task in board.TasksOf(video).ToArray())
        {
            board.Remove(task);
        }
    }

    public async Task<TaskLease?> Lease(string worker, TranscodeSlotKind slot, CancellationToken cancellationToken)
    {
        idle.Remove(worker);
        if (board.LeaseOf(worker) is { } unknown)
        {
            // It asks, so it does not run what the board thinks: the answer to an earlier question was lost.
            await table.Release(unknown.Task, cancellationToken);
            board.Release(unknown.Task, unknown.Token);
        }

        await Expire();
        while (board.Next(slot) is { } task)
        {
            if (await table.Lease(task.Id, worker, cancellationToken) is { } token)
            {
                board.Grant(task, worker, token, clock.GetUtcNow() + options.Value.LeaseDuration);
                SetTimer();
                return new TaskLease(task, token, options.Value.LeaseDuration);
            }

            // Someone removed the row: another activation of this queue that was cut off, or an operator.
            board.Remove(task.Id);
        }

        idle[worker] = slot;
        return null;
    }

    public Task<bool> Extend(TranscodeTaskId task, long token, CancellationToken cancellationToken) =>
        Task.FromResult(board.Extend(task, token, clock.GetUtcNow() + options.Value.LeaseDuration));

    public async Task HandBack(TranscodeTaskId task, long token, CancellationToken cancellationToken)
    {
        if (board.Release(task, token))
        {
            await table.Release(task, cancellationToken);
            await Wake();
        }
    }

    private async Task Expire()
    {
        foreach (var (task, worker) in board.Expire(clock.GetUtcNow()))
        {
            LogLost(task, worker);
            await table.Release(task, CancellationToken.None);
        }
    }

    /// <summary>As many idle workers as there are tasks for them.</summary>
    private async Task Wake()
    {
        await Expire();
        var left = board.WaitingCount;
        foreach (var (worker, slot) in idle.ToArray())
        {
            if (left == 0)
            {
                break;
            }

            if (board.Next(slot) is not null)
            {
                idle.Remove(worker);
                left--;
                await GrainFactory.GetGrain<ITranscodeWorkerGrain>(worker).Wake();
            }
        }

        SetTimer();
    }

    /// <summary>One shot, when the next lease or delay is over.</summary>
    private void SetTimer()
    {
        timer?.Dispose();
        timer = null;
        if (board.NextDue is { } due)
        {
            var wait = due - clock.GetUtcNow();
            timer = this.RegisterGrainTimer(
                _ => Wake(), new GrainTimerCreationOptions(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan));
        }
    }

    [LoggerMessage(LogLevel.Warning, "The lease of {Worker} on {Task} was lost")]
    private partial void LogLost(TranscodeTaskId task, string worker);
}
