using System.Text.Json.Serialization;
using Sunomi.Channels;
using Sunomi.Outcomes;
using Sunomi.Storage.Objects;
using Sunomi.Transcoding;
using Sunomi.Users;
using ErrorCode = Sunomi.Outcomes.ErrorCode;

namespace Sunomi.Videos;

/// <summary>All that is stored of a video, as JSON; never changed in place. Its rules are here, without a cluster.</summary>
internal sealed record VideoState
{
    public long Version { get; init; }

    public UserId Owner { get; init; }

    public ChannelId Channel { get; init; }

    public string Title { get; init; } = "";

    public string? Description { get; init; }

    public string[] Tags { get; init; } = [];

    public Visibility Visibility { get; init; }

    /// <summary>As the uploader's machine called it; only to be shown.</summary>
    public string FileName { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public VideoStatus Status { get; init; }

    /// <summary>Null once the original is in its place.</summary>
    public UploadSession? Upload { get; init; }

    /// <summary>Null when the file went to signed addresses. Kept when all is there: a client that did not hear of it asks again.</summary>
    public UploadInOrder? Ordered { get; init; }

    /// <summary>The store's mark of the uploaded bytes; null until they are all there.</summary>
    public string? UploadETag { get; init; }

    /// <summary>Null until the first processing began.</summary>
    public ProcessingState? Processing { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public double? DurationSeconds { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    public VideoPlayback? Playback { get; init; }

    /// <summary>Why it is FAILED.</summary>
    public Problem? Error { get; init; }

    /// <summary>Generations whose objects are of no more use, to be removed.</summary>
    public OldGeneration[] OldGenerations { get; init; } = [];

    /// <summary>Not null: it was deleted; when no worker can be writing any more.</summary>
    public DateTimeOffset? DeletedWorkersGoneBy { get; init; }

    [JsonIgnore]
    public bool IsDeleted => DeletedWorkersGoneBy is not null;

    [JsonIgnore]
    public int Generation => Processing?.Generation ?? 0;

    [JsonIgnore]
    public bool AwaitsBytes => Status == VideoStatus.Uploading && UploadETag is null;

    /// <summary>True while something is still to be done that a crash may interrupt.</summary>
    [JsonIgnore]
    public bool IsUnfinished => IsDeleted || OldGenerations.Length > 0 || Status is VideoStatus.Uploading or VideoStatus.Processing;

    /// <summary>The same for what does not exist and for what is another's.</summary>
    public Problem? WhyNotChange(UserId by) => IsDeleted || by != Owner ? Problem.NotFound("video") : null;

    public Problem? WhyNotRetry(UserId by) =>
        WhyNotChange(by)
        ?? (Status == VideoStatus.Failed ? null : new Problem(ErrorCode.Conflict, "Only a video whose processing failed can be processed again."));

    public TaskVerdict Judge(TranscodeTaskId id, long token)
    {
        if (IsDeleted || Status != VideoStatus.Processing || id.Generation != Generation || Processing?.Find(id) is not { IsDone: false } task)
        {
            return TaskVerdict.Over;
        }

        return token < task.Token ? TaskVerdict.Stale : TaskVerdict.Wanted;
    }

    public VideoSnapshot ToSnapshot(VideoId id) => new(
        id, Version, Channel, Owner, Title, Description, Tags, Visibility, Status, CreatedAt, PublishedAt, DurationSeconds, Width, Height, Playback);

    public OrderedUpload? ToOrderedUpload(VideoId id) => Ordered is { } ordered
        ? new OrderedUpload(id, ordered.Size, ordered.ExpiresAt, AwaitsBytes ? Upload?.ToText() : null, ordered.Note)
        : null;

    public VideoState Apply(VideoChange change)
    {
        var after = Fold(change);
        return after with { Version = change.IsPublic || after.Playback?.Renditions.Length != Playback?.Renditions.Length ? Version + 1 : Version };
    }

    private VideoState Fold(VideoChange change) => change switch
    {
        VideoChange.UploadBegun begun => this with
        {
            Owner = begun.By,
            Channel = begun.Channel,
            Title = begun.Title,
            Description = begun.Description,
            Visibility = begun.Visibility,
            FileName = begun.FileName,
            Upload = begun.Session,
            Ordered = begun.Ordered,
            CreatedAt = begun.At,
            Status = VideoStatus.Uploading,
        },
        VideoChange.UploadTurned turned => this with { Upload = turned.Session, Ordered = turned.Ordered },
        VideoChange.UploadArrived arrived => this with { UploadETag = arrived.ETag },
        VideoChange.UploadReplaced => this with { UploadETag = null },
        VideoChange.ProcessingStarted started => this with
        {
            Status = VideoStatus.Processing,
            Upload = null,
            Error = null,
            Processing = ProcessingState.Begin(Generation + 1),
            OldGenerations = Generation == 0 ? OldGenerations : [.. OldGenerations, new OldGeneration(Generation, started.WorkersGoneBy)],
        },
        VideoChange.TaskTaken taken => this with { Processing = Processing!.Take(taken.Task, taken.Token) },
        VideoChange.TaskDone done => Finish(done),
        VideoChange.TaskSetBack failed => this with { Processing = Processing!.SetBack(failed.Task, failed.Cause) },
        VideoChange.TaskHeldUp held => this with { Processing = Processing!.HoldUp(held.Task, held.At) },
        VideoChange.SegmentsStored stored => (this with { Processing = Processing!.Store(stored.Task, stored.Segments) }).PlayEarly(stored.At),

        // What was played before it was whole is withdrawn: it would end in the middle.
        VideoChange.ProcessingFailed failed => this with { Status = VideoStatus.Failed, Error = failed.Problem, Playback = null, PublishedAt = null },
        VideoChange.PercentNoted noted => this with { Processing = Processing!.Note(noted.Percent) },
        VideoChange.Edited edited => this with
        {
            Title = edited.Title,
            Description = edited.Description,
            Visibility = edited.Visibility,
            Tags = edited.Tags,
        },
        VideoChange.Deleted deleted => this with { DeletedWorkersGoneBy = deleted.WorkersGoneBy },
        VideoChange.GenerationRemoved removed => this with
        {
            OldGenerations = [.. OldGenerations.Where(old => old.Generation != removed.Generation)],
        },
        _ => throw new InvalidOperationException($"A video knows no change of type {change.GetType().Name}."),
    };

    private VideoState Finish(VideoChange.TaskDone done)
    {
        var processing = Processing!.Finish(done.Task, done.Result);
        var after = this with { Processing = processing };
        if (done.Result is ProbeDone probe)
        {
            after = after with { DurationSeconds = probe.DurationSeconds, Width = probe.Width, Height = probe.Height };
        }

        return processing is { IsComplete: true, Package: { } package }
            ? after with
            {
                Status = VideoStatus.Ready,
                PublishedAt = PublishedAt ?? done.At,
                Playback = new VideoPlayback(
                    Generation, package.HlsObject, package.DashObject, processing.Stills?.PosterObject, Complete: true, package.Renditions, Segments: 0)
                {
                    StoryboardObject = processing.Stills?.StoryboardObject,
                    PreviewObject = processing.Stills?.PreviewObject,
                    Chapters = processing.Chapters,
                },
            }
            : after.PlayEarly(done.At);
    }

    /// <summary>Shows what can be played already.</summary>
    private VideoState PlayEarly(DateTimeOffset at) => Processing is { PlayableSegments: > 0 and var segments } processing
        ? this with
        {
            PublishedAt = PublishedAt ?? at,
            Playback = new VideoPlayback(
                Generation,
                GenerationObjects.PrefixOf(Generation) + Media.Package.HlsName,
                GenerationObjects.PrefixOf(Generation) + Media.Package.DashName,
                processing.Stills?.PosterObject,
                Complete: false,
                [
                    .. processing.PlayableRungs.Select(rung => new VideoRendition(
                        rung.Name, rung.Width, rung.Height, rung.FrameRate, rung.Bandwidth, rung.Codecs)),
                ],
                segments)
            {
                StoryboardObject = processing.Stills?.StoryboardObject,
                PreviewObject = processing.Stills?.PreviewObject,
                Chapters = processing.Chapters,
            },
        }
        : this;
}

/// <param name="Size">in bytes</param>
/// <param name="Note">the client's own words about it</param>
internal sealed record UploadInOrder(long Size, DateTimeOffset ExpiresAt, string? Note);

/// <param name="WorkersGoneBy">when none of its workers can be writing any more</param>
internal sealed record OldGeneration(int Generation, DateTimeOffset WorkersGoneBy);

/// <summary>What a report of a worker is worth.</summary>
internal enum TaskVerdict
{
    Wanted,

    /// <summary>Another worker has the task now.</summary>
    Stale,

    /// <summary>The task is done, cancelled, or never was.</summary>
    Over,
}
