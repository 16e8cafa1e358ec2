using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sunomi.Events;
using Sunomi.Outcomes;
using Sunomi.Placement;
using Sunomi.Storage.Catalogue;
using Sunomi.Storage.Objects;
using Sunomi.Transcoding;
using Sunomi.Users;
using ErrorCode = Sunomi.Outcomes.ErrorCode;

namespace Sunomi.Videos;

/// <summary>
/// The life of one video. Each command decides, commits, tells. What a commit makes necessary elsewhere (tasks in the queue, the row
/// of the catalogue, objects to remove) is derived from the state by <see cref="Settle"/>, which a reminder repeats after a crash.
/// </summary>
[RunsOn(SiloRole.Grains)]
internal sealed partial class VideoGrain(
    [PersistentState("video", "default")] IPersistentState<VideoState> video,
    IObjectStore objects,
    VideoTable catalogue,
    IOptions<VideoOptions> options,
    IOptions<TranscodeOptions> transcoding,
    TimeProvider clock,
    ILogger<VideoGrain> logger) : Grain, IVideoGrain, IVideoWorkGrain, IRemindable
{
    private readonly ProgressMeter meter = new();
    private readonly ProgressMeter replacementMeter = new();

    /// <summary>What storage has; reads that interleave with a commit see this. Null: there is no such video.</summary>
    private VideoState? committed;
    private VideoEventPublisher events = null!;
    private ProgressAnnouncer announcer = null!;

    private VideoId Id => VideoId.Parse(this.GetPrimaryKeyString());

    private string UploadKey => $"{UploadSession.Prefix}{Id}";

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        committed = video.RecordExists ? video.State : null;
        told = video.State.Version;
        events = new VideoEventPublisher(this.GetStreamProvider(VideoEvent.Provider), Id, EventSource.Video, clock, logger);
        announcer = new ProgressAnnouncer(this, clock, PublishProgress);
        if (committed is not null)
        {
            ResumeIn(TimeSpan.Zero);
        }

        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => events.Drain(cancellationToken);

    public async Task<Outcome<VideoSnapshot>> CompleteUpload(UserId by, CancellationToken cancellationToken)
    {
        if (WhyNotChange(by) is { } problem)
        {
            return problem;
        }

        if (video.State.AwaitedUpload is { } session)
        {
            var result = await objects.FinishUpload(session, cancellationToken);
            if (result is not UploadResult.Complete complete)
            {
                return UploadRules.WhyNot(session, result);
            }

            await Remind(ReminderPeriod);
            await Commit(new VideoChange.UploadArrived(complete.Stored.ETag));
        }

        if (video.State.HasArrived && !await BeginProcessing())
        {
            return new Problem(ErrorCode.Conflict, "The file was replaced while it was being checked. Complete the upload again.");
        }

        return video.State.ToSnapshot(Id);
    }

    public async Task<Outcome<UploadStarted>> ReplaceUpload(UserId by, ReplacingFile file, CancellationToken cancellationToken)
    {
        if ((committed is null ? Problem.NotFound("video") : committed.WhyNotReplace(by)) is { } problem)
        {
            return problem;
        }

        if (UploadRules.WhyNot(file, options.Value.MaxUploadSize) is { Length: > 0 } problems)
        {
            return problems;
        }

        if (video.State.Replacement is { Upload: { } begun, Status: VideoStatus.Uploading } before)
        {
            if (before.AwaitsBytes && !begun.IsOrdered && begun.Size == file.Size && begun.ContentType == file.ContentType && before.FileName == file.FileName)
            {
                return new UploadStarted(video.State.ToSnapshot(Id), objects.SignUpload(begun));
            }

            await objects.AbortUpload(begun, cancellationToken);
        }

        var session = await objects.BeginUpload(UploadKey, file.Size, file.ContentType, cancellationToken);
        await Remind(ReminderPeriod);
        await Commit(new VideoChange.ReplacementBegun(file.FileName, session, clock.GetUtcNow() + transcoding.Value.WorkersGoneAfter));
        LogReplacing(Id, file.Size);
        await Tell();
        ResumeIn(transcoding.Value.WorkersGoneAfter);
        return new UploadStarted(video.State.ToSnapshot(Id), objects.SignUpload(session));
    }

    public async Task<Outcome<VideoSnapshot>> CancelReplacement(UserId by, CancellationToken cancellationToken)
    {
        if ((committed is null ? Problem.NotFound("video") : committed.WhyNotCancelReplacement(by)) is { } problem)
        {
            return problem;
        }

        if (video.State.Replacement is { } other)
        {
            await Remind(ReminderPeriod);
            if (other.Upload is { } begun)
            {
                await objects.AbortUpload(begun, cancellationToken);
            }

            await Commit(new VideoChange.ReplacementDropped(clock.GetUtcNow() + transcoding.Value.WorkersGoneAfter));
            await CancelTasks();
            await Tell();
            ResumeIn(transcoding.Value.WorkersGoneAfter);
        }

        return video.State.ToSnapshot(Id);
    }

    public async Task<Outcome<VideoSnapshot>> Update(UserId by, VideoEdit edit, CancellationToken cancellationToken)
    {
        if (WhyNotChange(by) is { } problem)
        {
            return problem;
        }

        if (UploadRules.WhyNot(edit) is { Length: > 0 } problems)
        {
            return problems;
        }

        var now = video.State;
        await Remind(ReminderPeriod);
        await Commit(new VideoChange.Edited(
            edit.Title?.Trim() ?? now.Title,
            edit.Description is { } description ? description.Length == 0 ? null : description : now.Description,
            edit.Visibility ?? now.Visibility,
            edit.Tags is { } tags ? VideoText.Tidy(tags) : now.Tags));
        await Tell();
        return video.State.ToSnapshot(Id);
    }

    public async Task<Outcome<VideoSnapshot>> RetryProcessing(UserId by, CancellationToken cancellationToken)
    {
        if (WhyNotChange(by) is { } problem && !await IsForOperator(by, cancellationToken))
        {
            return problem;
        }

        if (video.State.WhyNotRetry() is { } reason)
        {
            return reason;
        }

        await Remind(ReminderPeriod);
        if (video.State.FailedWork is { CanResume: true })
        {
            await ResumeProcessing();
        }
        else
        {
            await StartProcessing();
        }

        return video.State.ToSnapshot(Id);
    }

    public async Task<Outcome<VideoSnapshot>> Delete(UserId by, CancellationToken cancellationToken)
    {
        if (WhyNotChange(by) is { } problem)
        {
            return problem;
        }

        var last = video.State.ToSnapshot(Id);
        await Remind(ReminderPeriod);
        await Remove();
        LogDeleted(Id, by);
        return last;
    }

    public Task<VideoSnapshot?> Get(UserId? viewer, CancellationToken cancellationToken) => Task.FromResult(SnapshotFor(viewer));

    public async Task<VideoProcessing?> GetProcessing(UserId? viewer, CancellationToken cancellationToken) =>
        SnapshotFor(viewer) is not null || (viewer is { } by && await IsForOperator(by, cancellationToken))
            ? meter.Read(committed!, Id, clock.GetUtcNow())
            : null;

    /// <summary>Admins help with processing, of private videos too; they need not see more of them.</summary>
    private async Task<bool> IsForOperator(UserId by, CancellationToken cancellationToken) =>
        committed is { IsDeleted: false } && await GrainFactory.User(by).IsAdmin(cancellationToken) && committed is { IsDeleted: false };

    public Task<VideoProcessing?> GetReplacement(UserId? viewer, CancellationToken cancellationToken) => Task.FromResult(
        IsOwner(viewer) && committed!.ReplacementAlone is { } alone ? replacementMeter.Read(alone, Id, clock.GetUtcNow()) : null);

    public Task<string?> GetOriginal(UserId? viewer, CancellationToken cancellationToken) => Task.FromResult(
        IsOwner(viewer) && committed is { Status: not VideoStatus.Uploading } state ? $"{Id}/{state.Original}" : null);

    private bool IsOwner(UserId? viewer) => SnapshotFor(viewer) is { } snapshot && snapshot.Owner == viewer;

    private VideoSnapshot? SnapshotFor(UserId? viewer)
    {
        LeaveUnlessThere();
        return committed is { IsDeleted: false } state && state.ToSnapshot(Id) is var snapshot && snapshot.IsVisibleTo(viewer) ? snapshot : null;
    }

    /// <summary>Strangers ask for ids that they made up: nothing of that should stay in memory.</summary>
    private void LeaveUnlessThere()
    {
        if (committed is null)
        {
            DeactivateOnIdle();
        }
    }

    private Problem? WhyNotChange(UserId by) => committed is null ? Problem.NotFound("video") : committed.WhyNotChange(by);

    [LoggerMessage(LogLevel.Information, "Video {VideoId} of {Size} bytes was announced by {UserId}")]
    private partial void LogCreated(VideoId videoId, UserId userId, long size);

    [LoggerMessage(LogLevel.Information, "Another file of {Size} bytes was announced for video {VideoId}")]
    private partial void LogReplacing(VideoId videoId, long size);

    [LoggerMessage(LogLevel.Information, "Video {VideoId} was deleted by {UserId}")]
    private partial void LogDeleted(VideoId videoId, UserId userId);
}
