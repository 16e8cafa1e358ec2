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

    /// <summary>Name of the uploaded file's object, relative to <c>{videoId}/</c>.</summary>
    public string Original { get; init; } = "original";

    /// <summary>Null: no other file is on its way.</summary>
    public Replacement? Replacement { get; init; }

    /// <summary>Highest that was ever begun; numbers are not used again.</summary>
    public int LastGeneration { get; init; }

    /// <summary>Null until the first processing began.</summary>
    public ProcessingState? Processing { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public double? DurationSeconds { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    public VideoPlayback? Playback { get; init; }

    /// <summary>Those that the owner gave, one of a language.</summary>
    public VideoCaptions[] Captions { get; init; } = [];

    /// <summary>Object of the picture that the owner gave, relative to <c>{videoId}/</c>; null: a frame stands for the video.</summary>
    public string? Poster { get; init; }

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

    /// <summary>Of the file that is awaited; null when none is.</summary>
    [JsonIgnore]
    public UploadSession? AwaitedUpload => AwaitsBytes ? Upload : Replacement is { AwaitsBytes: true } ? Replacement.Upload : null;

    /// <summary>True between the arrival of a file and the beginning of the work on it.</summary>
    [JsonIgnore]
    public bool HasArrived => (Status == VideoStatus.Uploading && !AwaitsBytes) || Replacement is { Status: VideoStatus.Uploading, AwaitsBytes: false };

    /// <summary>The file that is on its way as if it were all of the video; null when none is.</summary>
    [JsonIgnore]
    public VideoState? ReplacementAlone => Replacement is { } other
        ? new VideoState { Status = other.Status, Processing = other.Processing, Error = other.Error, DurationSeconds = other.Probe?.DurationSeconds }
        : null;

    [JsonIgnore]
    public bool AwaitsBytes => Status == VideoStatus.Uploading && UploadETag is null;

    /// <summary>True while something is still to be done that a crash may interrupt.</summary>
    [JsonIgnore]
    public bool IsUnfinished => IsDeleted || OldGenerations.Length > 0 || Replacement is { IsUnfinished: true } || Status is VideoStatus.Uploading or VideoStatus.Processing;

    /// <summary>The same for what does not exist and for what is another's.</summary>
    public Problem? WhyNotChange(UserId by) => IsDeleted || by != Owner ? Problem.NotFound("video") : null;

    public Problem? WhyNotRetry() =>
        Status == VideoStatus.Failed || Replacement is { Status: VideoStatus.Failed }
            ? null
            : new Problem(ErrorCode.Conflict, "Only a video whose processing failed can be processed again.");

    public Problem? WhyNotReplace(UserId by) =>
        WhyNotChange(by)
        ?? (Status is VideoStatus.Uploading or VideoStatus.Processing
            ? new Problem(ErrorCode.Conflict, "The file can be replaced when it has been processed.")
            : Replacement is { Status: VideoStatus.Processing }
                ? new Problem(ErrorCode.Conflict, "Another file is about to take the place of this one already.")
                : null);

    public Problem? WhyNotAttach(VideoCaptions captions) => CaptionsBut(captions.Language).Count() < VideoText.MaxCaptions
        ? null
        : new Problem(ErrorCode.QuotaExceeded, $"A video has captions in at most {VideoText.MaxCaptions} languages.", ["language"]);

    public Problem? WhyNotCancelReplacement(UserId by) =>
        WhyNotChange(by)
        ?? (Replacement is { Status: VideoStatus.Uploading, AwaitsBytes: false }
            ? new Problem(ErrorCode.Conflict, "The file has just arrived and is being taken on. Try again in a moment.")
            : null);

    /// <summary>The work that failed.</summary>
    [JsonIgnore]
    public ProcessingState? FailedWork => Replacement is { Status: VideoStatus.Failed } other ? other.Processing : Status == VideoStatus.Failed ? Processing : null;

    /// <summary>The work on a generation while it is to go on; null when it is over, or never was.</summary>
    public ProcessingState? WorkOn(int generation) =>
        IsDeleted ? null
        : Status is VideoStatus.Processing or VideoStatus.Uploading && Processing?.Generation == generation ? Processing
        : Replacement is { Status: VideoStatus.Processing } && Replacement.Processing?.Generation == generation ? Replacement.Processing
        : null;

    /// <summary>Of the file that a generation is made of.</summary>
    public string OriginalOf(int generation) => Replacement?.Processing?.Generation == generation ? Replacement.Original : Original;

    public TaskVerdict Judge(TranscodeTaskId id, long token)
    {
        if (WorkOn(id.Generation)?.Find(id) is not { IsDone: false } task)
        {
            return TaskVerdict.Over;
        }

        return token < task.Token ? TaskVerdict.Stale : TaskVerdict.Wanted;
    }

    public VideoSnapshot ToSnapshot(VideoId id) => new(
        id, Version, Channel, Owner, Title, Description, Tags, Visibility, Status, CreatedAt, PublishedAt, DurationSeconds, Width, Height, Playback)
    {
        Captions = Captions,
        Poster = Poster,
    };

    public OrderedUpload? ToOrderedUpload(VideoId id) => Ordered is { } ordered
        ? new OrderedUpload(id, ordered.Size, ordered.ExpiresAt, AwaitedUpload is { IsOrdered: true } session ? session.ToText() : null, ordered.Note, ordered.IsOpen, ordered.Number)
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
        VideoChange.UploadTurned turned => Turn(turned.Session) with { Ordered = turned.Ordered },
        VideoChange.ArrivalBegun => this with { LastGeneration = NextGeneration, Processing = ProcessingState.Begin(NextGeneration) },
        VideoChange.UploadArrived arrived => Awaiting(arrived.ETag),
        VideoChange.UploadReplaced => Awaiting(null),
        VideoChange.ReplacementBegun begun => Drop(begun.WorkersGoneBy) with
        {
            Replacement = new Replacement { FileName = begun.FileName, Original = $"original-{NextGeneration}", Upload = begun.Session },
        },
        VideoChange.ReplacementDropped dropped => Drop(dropped.WorkersGoneBy),
        VideoChange.ProcessingStarted started => Start(started.WorkersGoneBy),
        VideoChange.ProcessingResumed resumed => Resume(resumed.At),
        VideoChange.TaskTaken taken => Work(taken.Task.Generation, work => work.Take(taken.Task, taken.Token)),
        VideoChange.TaskDone done => Finish(done),
        VideoChange.TaskSetBack failed => Work(failed.Task.Generation, work => work.SetBack(failed.Task, failed.Cause)),
        VideoChange.TaskPaused paused =>
            Work(paused.Task.Generation, work => work.Pause(paused.Task, paused.Segments, paused.NeedsBytes)).PlayEarly(paused.At),
        VideoChange.PlanExtended extended => Work(extended.Task.Generation, work => work.Extend(extended.Task, extended.ChunkBytes, extended.NextLook)),
        VideoChange.TaskHeldUp held => Work(held.Task.Generation, work => work.HoldUp(held.Task, held.At)),
        VideoChange.SegmentsStored stored =>
            Work(stored.Task.Generation, work => work.Store(stored.Task, stored.Segments)).PlayEarly(stored.At),
        VideoChange.ProcessingFailed failed =>
            Work(failed.Task.Generation, work => work.SetBack(failed.Task, failed.Cause)).Fail(failed.Task.Generation, failed.Problem),
        VideoChange.PercentNoted noted => Work(noted.Generation, work => work.Note(noted.Percent)),
        VideoChange.Edited edited => this with
        {
            Title = edited.Title,
            Description = edited.Description,
            Visibility = edited.Visibility,
            Tags = edited.Tags,
        },
        VideoChange.CaptionsAttached attached => this with { Captions = [.. CaptionsBut(attached.Captions.Language), attached.Captions] },
        VideoChange.CaptionsRemoved removed => this with { Captions = [.. CaptionsBut(removed.Language)] },
        VideoChange.PosterChosen chosen => this with { Poster = chosen.Poster },
        VideoChange.Deleted deleted => this with { DeletedWorkersGoneBy = deleted.WorkersGoneBy },
        VideoChange.GenerationRemoved removed => this with
        {
            OldGenerations = [.. OldGenerations.Where(old => old.Generation != removed.Generation)],
        },
        _ => throw new InvalidOperationException($"A video knows no change of type {change.GetType().Name}."),
    };

    private IEnumerable<VideoCaptions> CaptionsBut(string language) => Captions.Where(captions => captions.Language != language);

    private int NextGeneration => Math.Max(LastGeneration, Generation) + 1;

    private bool IsOfReplacement(int generation) => Replacement?.Processing?.Generation == generation;

    private VideoState Work(int generation, Func<ProcessingState, ProcessingState> change) => IsOfReplacement(generation)
        ? this with { Replacement = Replacement! with { Processing = change(Replacement.Processing!) } }
        : this with { Processing = change(Processing!) };

    private VideoState Awaiting(string? etag) => Replacement is { Status: VideoStatus.Uploading } other
        ? this with { Replacement = other with { UploadETag = etag } }
        : this with { UploadETag = etag };

    private VideoState Turn(UploadSession session) => Replacement is { AwaitsBytes: true } other
        ? this with { Replacement = other with { Upload = session } }
        : this with { Upload = session };

    private VideoState Start(DateTimeOffset workersGoneBy)
    {
        var begun = ProcessingState.Begin(NextGeneration);
        if (Replacement is { AwaitsBytes: false, Status: not VideoStatus.Processing } other)
        {
            return this with
            {
                LastGeneration = begun.Generation,
                OldGenerations = other.Processing is { } old ? [.. OldGenerations, new OldGeneration(old.Generation, workersGoneBy)] : OldGenerations,
                Replacement = other with { Status = VideoStatus.Processing, Upload = null, Error = null, Processing = begun },
            };
        }

        if (Status == VideoStatus.Uploading && Processing is not null)
        {
            return this with { Status = VideoStatus.Processing, Upload = null };
        }

        return this with
        {
            LastGeneration = begun.Generation,
            Status = VideoStatus.Processing,
            Upload = null,
            Error = null,
            Playback = null,
            PublishedAt = null,
            Processing = begun,
            OldGenerations = Generation == 0 ? OldGenerations : [.. OldGenerations, new OldGeneration(Generation, workersGoneBy)],
        };
    }

    private VideoState Resume(DateTimeOffset at) => Replacement is { Status: VideoStatus.Failed, Processing: { } work } other
        ? this with { Replacement = other with { Status = VideoStatus.Processing, Error = null, Processing = work.Resume() } }
        : (this with { Status = VideoStatus.Processing, Error = null, Processing = Processing!.Resume() }).PlayEarly(at);

    /// <summary>What was played before it was whole is withdrawn: it would end in the middle. What another file was to replace stays.</summary>
    private VideoState Fail(int generation, Problem problem) => IsOfReplacement(generation)
        ? this with { Replacement = Replacement! with { Status = VideoStatus.Failed, Error = problem } }
        : this with { Status = VideoStatus.Failed, Error = problem, Playback = null, PublishedAt = null };

    /// <summary>Without the file that was on its way, if there was one.</summary>
    private VideoState Drop(DateTimeOffset workersGoneBy) => Replacement is { Processing: { } work } other
        ? this with { Replacement = null, OldGenerations = [.. OldGenerations, new OldGeneration(work.Generation, workersGoneBy) { Original = other.Original }] }
        : this with { Replacement = null };

    private VideoState Finish(VideoChange.TaskDone done)
    {
        if (IsOfReplacement(done.Task.Generation))
        {
            return FinishReplacement(done);
        }

        var processing = Processing!.Finish(done.Task, done.Result);
        var after = this with { Processing = processing };
        var planned = done.Result switch
        {
            ProbeDone first => first,
            PlanChecked { Whole: { } whole } => whole,
            _ => null,
        };
        if (planned is not null)
        {
            after = after with { DurationSeconds = planned.DurationSeconds, Width = planned.Width, Height = planned.Height };
        }

        return processing is { IsComplete: true, Package: { } package }
            ? after with
            {
                Status = VideoStatus.Ready,
                PublishedAt = PublishedAt ?? done.At,
                Playback = Whole(processing, package),
            }
            : after.PlayEarly(done.At);
    }

    private VideoState FinishReplacement(VideoChange.TaskDone done)
    {
        var after = Replacement! with
        {
            Processing = Replacement.Processing!.Finish(done.Task, done.Result),
            Probe = done.Result as ProbeDone ?? Replacement.Probe,
        };
        if (after is not { Processing: { IsComplete: true, Package: { } package } processing, Probe: { } probe })
        {
            return this with { Replacement = after };
        }

        return this with
        {
            Replacement = null,
            Status = VideoStatus.Ready,
            Error = null,
            Processing = processing,
            Original = after.Original,
            FileName = after.FileName,
            PublishedAt = PublishedAt ?? done.At,
            DurationSeconds = probe.DurationSeconds,
            Width = probe.Width,
            Height = probe.Height,
            Playback = Whole(processing, package),
            OldGenerations = [.. OldGenerations, new OldGeneration(Generation, done.At) { Original = Original }],
        };
    }

    private static VideoPlayback Whole(ProcessingState processing, PackageDone package) => new(
        processing.Generation, package.HlsObject, package.DashObject, processing.Stills?.PosterObject, Complete: true, package.Renditions, Segments: 0)
    {
        StoryboardObject = processing.Stills?.StoryboardObject,
        PreviewObject = processing.Stills?.PreviewObject,
        Chapters = processing.Chapters,
    };

    /// <summary>Shows what can be played already.</summary>
    private VideoState PlayEarly(DateTimeOffset at) => Status is VideoStatus.Processing or VideoStatus.Uploading && Processing is { PlayableSegments: > 0 and var segments } processing
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

/// <param name="Size">in bytes; while <paramref name="IsOpen"/>, the most that there may be</param>
/// <param name="Note">the client's own words about it</param>
/// <param name="IsOpen">the client will say later how large it is</param>
/// <param name="Number">among those of this video, from 1</param>
internal sealed record UploadInOrder(long Size, DateTimeOffset ExpiresAt, string? Note, bool IsOpen = false, int Number = 1);

/// <param name="WorkersGoneBy">when none of its workers can be writing any more</param>
internal sealed record OldGeneration(int Generation, DateTimeOffset WorkersGoneBy)
{
    /// <summary>Object of the file that it was made of, which goes with it; null when that is still of use.</summary>
    public string? Original { get; init; }
}

/// <summary>What a report of a worker is worth.</summary>
internal enum TaskVerdict
{
    Wanted,

    /// <summary>Another worker has the task now.</summary>
    Stale,

    /// <summary>The task is done, cancelled, or never was.</summary>
    Over,
}
