using Microsoft.Extensions.Logging;
using Orleans.Storage;
using Sunomi.State;
using Sunomi.Transcoding;

namespace Sunomi.Videos;

/// <summary>Commits, and what brings the rest of the world into line with the state, also after a crash.</summary>
internal sealed partial class VideoGrain
{
    private const string ReminderName = "resume";

    /// <summary>The shortest that Orleans has.</summary>
    private static readonly TimeSpan ReminderPeriod = TimeSpan.FromMinutes(1);

    /// <summary>After something outside failed, before it is tried again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>What this activation has told the queue.</summary>
    private readonly HashSet<TranscodeTaskId> queued = [];
    private IGrainReminder? reminder;
    private IGrainTimer? resumption;

    /// <summary>Version that was published last.</summary>
    private long told;

    /// <summary>Version of the catalogue's row; null while unknown.</summary>
    private long? projected;

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        reminder ??= await this.GetReminder(reminderName);
        await Resume();
    }

    /// <summary>A write that was begun is not given up: nobody would know what is stored.</summary>
    private async Task Commit(VideoChange change)
    {
        await LeaveIfReplaced(video.Commit(video.State.Apply(change), CancellationToken.None));
        committed = video.State;
    }

    /// <summary>
    /// Storage has what another activation of this video wrote: that one owns the state now, and this one must go. Said aloud, because a
    /// timer swallows the exception by which a call would tell the runtime.
    /// </summary>
    private async Task LeaveIfReplaced(Task write)
    {
        try
        {
            await write;
        }
        catch (InconsistentStateException)
        {
            DeactivateOnIdle();
            throw;
        }
    }

    /// <summary>
    /// Settles what follows from the commit, then publishes the state as others may know it: who hears of it finds it in lists too.
    /// Never throws: it is committed.
    /// </summary>
    private async Task Tell()
    {
        await Settle();
        var snapshot = video.State.ToSnapshot(Id);
        if (snapshot.Version != told)
        {
            told = snapshot.Version;
            events.Publish(number => new VideoChanged(Id, number, snapshot));
        }
    }

    /// <summary>Called before the commit that needs it, so that no crash leaves a state without someone who looks after it.</summary>
    private async Task Remind(TimeSpan dueTime) =>
        reminder = await this.RegisterOrUpdateReminder(ReminderName, dueTime < ReminderPeriod ? ReminderPeriod : dueTime, ReminderPeriod);

    private void ResumeIn(TimeSpan dueTime)
    {
        resumption?.Dispose();
        resumption = this.RegisterGrainTimer(_ => Resume(), new GrainTimerCreationOptions(dueTime, Timeout.InfiniteTimeSpan));
    }

    /// <summary>Goes on wherever the state says that something was left undone.</summary>
    private async Task Resume()
    {
        if (committed is null)
        {
            await Forget();
            return;
        }

        queued.Clear();
        try
        {
            projected = await catalogue.VersionOf(Id, CancellationToken.None) ?? 0;
            if (committed is { IsDeleted: false, AwaitsBytes: true, Upload: { } session }
                && session.ExpiresAt + options.Value.UploadGrace <= clock.GetUtcNow())
            {
                LogExpired(Id);
                await Remove();
                return;
            }

            if (committed is { IsDeleted: false, Replacement: { AwaitsBytes: true, Upload: { } other } }
                && other.ExpiresAt + options.Value.UploadGrace <= clock.GetUtcNow())
            {
                await objects.AbortUpload(other, CancellationToken.None);
                await Commit(new VideoChange.ReplacementDropped(clock.GetUtcNow()));
            }

            await LookAtArrival();
            if (committed is { IsDeleted: false, HasArrived: true })
            {
                await BeginProcessing();
            }
        }
        catch (Exception failure) when (failure is not InconsistentStateException)
        {
            Postpone(failure);
            return;
        }

        if (await Settle())
        {
            await CleanUp();
        }
    }

    /// <summary>
    /// The queue and the catalogue are brought to what the state says; repeating it changes nothing. False: they are not, and it is tried
    /// again; until then no object may go that they still name.
    /// </summary>
    private async Task<bool> Settle()
    {
        try
        {
            var state = committed!;
            if (state.IsDeleted)
            {
                await GrainFactory.TranscodeQueue().Cancel(Id, CancellationToken.None);
                await catalogue.Remove(Id, CancellationToken.None);
                return true;
            }

            if (state.Version != projected)
            {
                await catalogue.Project(state.ToSnapshot(Id), CancellationToken.None);
                projected = state.Version;
            }

            await EnqueueOpenTasks(state);
            if (!state.IsUnfinished)
            {
                await Forget();
            }

            return true;
        }
        catch (Exception failure) when (failure is not InconsistentStateException)
        {
            Postpone(failure);
            return false;
        }
    }

    private async Task EnqueueOpenTasks(VideoState state)
    {
        foreach (var work in new[] { state.Generation, state.LastGeneration }.Distinct().Select(state.WorkOn).OfType<ProcessingState>())
        {
            var open = work.Tasks
                .Where(task => !task.IsDone && work.MayRun(task, state.Status == VideoStatus.Uploading ? arrived : null))
                .Select(task => new TranscodeTaskId(Id, work.Generation, task.Kind, task.Index))
                .Where(task => !queued.Contains(task))
                .ToArray();
            if (open.Length > 0)
            {
                await Enqueue(open, TimeSpan.Zero);
            }
        }
    }

    private async Task Enqueue(TranscodeTaskId[] tasks, TimeSpan delay)
    {
        try
        {
            await GrainFactory.TranscodeQueue().Enqueue([.. tasks.Select(ToQueue)], delay, CancellationToken.None);
            queued.UnionWith(tasks);
        }
        catch (Exception failure)
        {
            Postpone(failure);
        }
    }

    private TranscodeTask ToQueue(TranscodeTaskId id) => new(id, video.State.Owner, video.State.WorkOn(id.Generation)!.Find(id)!.Urgency);

    private async Task Unqueue(TranscodeTaskId task)
    {
        try
        {
            await GrainFactory.TranscodeQueue().Finish(task, CancellationToken.None);
        }
        catch (Exception failure)
        {
            // Its lease runs out, the next worker that takes it is told that it is over, and it leaves the queue then.
            LogUnfinished(failure, Id);
        }
    }

    private async Task CancelTasks()
    {
        try
        {
            await GrainFactory.TranscodeQueue().Cancel(Id, CancellationToken.None);
        }
        catch (Exception failure)
        {
            LogUnfinished(failure, Id);
        }

        // what is still wanted, of the other file or when it is tried again, is told anew
        queued.Clear();
    }

    /// <summary>Nothing is left to be looked after. If this fails, the reminder comes once more, and is then looked up anew.</summary>
    private async Task Forget()
    {
        if (reminder is { } registered)
        {
            reminder = null;
            await this.UnregisterReminder(registered);
        }
    }

    private void Postpone(Exception failure)
    {
        LogUnfinished(failure, Id);
        ResumeIn(Patience);
    }

    [LoggerMessage(LogLevel.Information, "Video {VideoId} was never uploaded and is removed")]
    private partial void LogExpired(VideoId videoId);

    [LoggerMessage(LogLevel.Warning, "Something of video {VideoId} could not be settled and is tried again")]
    private partial void LogUnfinished(Exception failure, VideoId videoId);
}
