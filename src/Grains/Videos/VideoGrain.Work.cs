using Microsoft.Extensions.Logging;
using Sunomi.Outcomes;
using Sunomi.Storage.Objects;
using Sunomi.Transcoding;
using ErrorCode = Sunomi.Outcomes.ErrorCode;

namespace Sunomi.Videos;

/// <summary>The side that workers report to, and how processing begins and ends.</summary>
internal sealed partial class VideoGrain
{
    public async Task<TaskOrder?> TaskStarted(TaskLease lease, CancellationToken cancellationToken)
    {
        var id = lease.Task.Id;
        if (!await IsWanted(id, lease.Token) || IsFileOnItsWay(id.Generation))
        {
            return null;
        }

        var work = video.State.WorkOn(id.Generation)!;
        var task = work.Find(id)!;
        if (!await MayRun(work, task))
        {
            await Unqueue(id);
            queued.Remove(id);
            return null;
        }

        if (lease.Token > task.Token)
        {
            if (task.Starts >= transcoding.Value.MaxStarts && committed!.AwaitsBytes)
            {
                await Pause(id, 0, ProcessingState.WholeFile);
                return null;
            }

            if (task.Starts >= transcoding.Value.MaxStarts)
            {
                await Fail(id, "too-many-starts", new Problem(ErrorCode.Invalid, "Processing this file broke off again and again."));
                return null;
            }

            await Commit(new VideoChange.TaskTaken(id, lease.Token));
            announcer.Now();
        }

        return OrderOf(id, task);
    }

    public async Task TaskProgressed(TranscodeTaskId task, long token, long sequence, TaskProgress progress)
    {
        if (committed?.Judge(task, token) != TaskVerdict.Wanted)
        {
            return;
        }

        var isOfVideo = task.Generation == committed.Generation;
        var progressMeter = isOfVideo ? meter : replacementMeter;
        if (!progressMeter.Take(task, token, sequence, progress.Fraction))
        {
            return;
        }

        if (progress.Segments > video.State.WorkOn(task.Generation)!.Find(task)!.Segments)
        {
            await Commit(new VideoChange.SegmentsStored(task, progress.Segments, clock.GetUtcNow()));
            await Tell();
        }

        if (progressMeter.ToNote(isOfVideo ? video.State : video.State.ReplacementAlone!, Id) is { } percent)
        {
            await Commit(new VideoChange.PercentNoted(task.Generation, percent));
        }

        announcer.Soon();
    }

    public async Task<bool> TaskSucceeded(TranscodeTaskId task, long token, TaskResult result, CancellationToken cancellationToken)
    {
        if (!await IsWanted(task, token))
        {
            return false;
        }

        switch (result)
        {
            case ProbedTooEarly probed:
                await Pause(task, 0, probed.Bytes);
                return true;
            case PlanExtended extended:
                await Extend(task, extended);
                return true;
            case SoundBegun begun:
                await Pause(task, begun.Segments, null);
                return true;
            case PlanChecked { Holds: false }:
                LogPlanDidNotHold(Id);
                await CancelTasks();
                await StartProcessing();
                ResumeIn(transcoding.Value.WorkersGoneAfter);
                return true;
        }

        await Commit(new VideoChange.TaskDone(task, result, clock.GetUtcNow()));
        if (video.State.Status == VideoStatus.Ready)
        {
            LogReady(Id, video.State.Generation);
        }

        await Unqueue(task);
        await Tell();
        announcer.Now();
        return true;
    }

    public async Task<bool> TaskFailed(TranscodeTaskId task, long token, TaskFailure failure, CancellationToken cancellationToken)
    {
        if (!await IsWanted(task, token))
        {
            return false;
        }

        LogTaskFailed(task, failure.Cause, failure.CanGetBetter);
        var before = video.State.WorkOn(task.Generation)!.Find(task)!;
        if (failure.IsOfBeginning && !failure.IsOutage)
        {
            await Pause(task, 0, ProcessingState.WholeFile);
        }
        else if (failure.IsOutage && !(clock.GetUtcNow() - before.HeldUp?.Since >= transcoding.Value.LongestOutage))
        {
            await Commit(new VideoChange.TaskHeldUp(task, clock.GetUtcNow()));
            await Unqueue(task);
            await Enqueue([task], transcoding.Value.PauseAfter(before.HeldUp?.Times ?? 0));
        }
        else if (failure.CanGetBetter && !failure.IsOutage && before.Failures.Count(cause => cause == failure.Cause) + 1 < transcoding.Value.MaxFailures)
        {
            await Commit(new VideoChange.TaskSetBack(task, failure.Cause));
            await Unqueue(task);
            await Enqueue([task], transcoding.Value.RetryDelay * Math.Pow(2, before.Failures.Length));
        }
        else if (task.Kind is TranscodeTaskKind.Stills or TranscodeTaskKind.Subtitles)
        {
            // A video that plays is not withheld for want of a picture or of letters.
            await Commit(new VideoChange.TaskDone(task, new EncodeDone(), clock.GetUtcNow()));
            await Unqueue(task);
            await Tell();
            announcer.Now();
        }
        else
        {
            await Fail(task, failure.Cause, new Problem(failure.Code, failure.Message));
        }

        return true;
    }

    public Task<bool> IsOpen(TranscodeTaskId task, CancellationToken cancellationToken)
    {
        LeaveUnlessThere();
        return Task.FromResult(committed?.Judge(task, token: long.MaxValue) == TaskVerdict.Wanted);
    }

    public Task<KeptObjects> GetKeptObjects(CancellationToken cancellationToken)
    {
        LeaveUnlessThere();
        return Task.FromResult(committed switch
        {
            null => KeptObjects.None,
            { Status: VideoStatus.Uploading } or { Replacement.Status: VideoStatus.Uploading } => KeptObjects.Upload | KeptObjects.Media,
            _ => KeptObjects.Media,
        });
    }

    /// <summary>Stale reports are for the worker that has the task now; a task that is over leaves the queue.</summary>
    private async Task<bool> IsWanted(TranscodeTaskId task, long token)
    {
        var verdict = committed?.Judge(task, token) ?? TaskVerdict.Over;
        if (verdict == TaskVerdict.Over)
        {
            await Unqueue(task);
        }

        return verdict == TaskVerdict.Wanted;
    }

    /// <summary>False: what was uploaded is no longer what was checked. Not given up when the caller goes: it goes on by itself anyway.</summary>
    private async Task<bool> BeginProcessing()
    {
        try
        {
            var state = video.State;
            var (name, etag) = state.Replacement is { Status: VideoStatus.Uploading } other ? (other.Original, other.UploadETag) : (state.Original, state.UploadETag);
            await objects.Move(UploadKey, $"{Id}/{name}", etag!, CancellationToken.None);
        }
        catch (ObjectChangedException)
        {
            await Commit(new VideoChange.UploadReplaced());
            return false;
        }
        catch
        {
            ResumeIn(Patience);
            throw;
        }

        await StartProcessing();
        return true;
    }

    private async Task StartProcessing()
    {
        await Commit(new VideoChange.ProcessingStarted(clock.GetUtcNow(), clock.GetUtcNow() + transcoding.Value.WorkersGoneAfter));
        LogProcessing(Id, video.State.LastGeneration);
        await Tell();
        announcer.Now();
    }

    private async Task ResumeProcessing()
    {
        await Commit(new VideoChange.ProcessingResumed(clock.GetUtcNow()));
        LogProcessing(Id, video.State.LastGeneration);
        await Tell();
        announcer.Now();
    }

    private async Task Fail(TranscodeTaskId task, string cause, Problem problem)
    {
        await Commit(new VideoChange.ProcessingFailed(task, cause, problem));
        LogFailed(Id, task);
        await CancelTasks();
        await Tell();
        announcer.Now();
    }

    private void PublishProgress()
    {
        if (committed is { IsDeleted: false } state)
        {
            var processing = meter.Read(state, Id, clock.GetUtcNow());
            events.Publish(number => new ProcessingChanged(Id, number, processing));
        }
    }

    [LoggerMessage(LogLevel.Information, "Video {VideoId}: processing of generation {Generation} begins")]
    private partial void LogProcessing(VideoId videoId, int generation);

    [LoggerMessage(LogLevel.Warning, "Video {VideoId}: the whole file gives another plan than its beginning did; all is made anew")]
    private partial void LogPlanDidNotHold(VideoId videoId);

    [LoggerMessage(LogLevel.Information, "Video {VideoId} is ready, generation {Generation}")]
    private partial void LogReady(VideoId videoId, int generation);

    [LoggerMessage(LogLevel.Warning, "Task {Task} failed by {Cause}; can get better: {CanGetBetter}")]
    private partial void LogTaskFailed(TranscodeTaskId task, string cause, bool canGetBetter);

    [LoggerMessage(LogLevel.Warning, "Video {VideoId} failed in task {Task}")]
    private partial void LogFailed(VideoId videoId, TranscodeTaskId task);
}
