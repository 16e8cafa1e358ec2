using Sunomi.Channels;
using Sunomi.Outcomes;
using Sunomi.Storage.Objects;
using Sunomi.Transcoding;
using Sunomi.Users;

namespace Sunomi.Videos;

/// <summary>One step in the life of a video, as <see cref="VideoState.Apply"/> takes it.</summary>
internal abstract record VideoChange
{
    /// <summary>True when others can see it, whatever the state was: the version grows, the catalogue follows.</summary>
    public virtual bool IsPublic => true;

    private VideoChange()
    {
    }

    public sealed record UploadBegun(
        UserId By,
        ChannelId Channel,
        string Title,
        string? Description,
        Visibility Visibility,
        string FileName,
        UploadSession Session,
        UploadInOrder? Ordered,
        DateTimeOffset At) : VideoChange;

    /// <summary>The file comes in order now, not to signed addresses; or it is known how large it is.</summary>
    public sealed record UploadTurned(UploadSession Session, UploadInOrder Ordered) : VideoChange
    {
        public override bool IsPublic => false;
    }

    /// <summary>Enough of the file has come to look at it; its work begins before it is whole.</summary>
    public sealed record ArrivalBegun : VideoChange
    {
        public override bool IsPublic => false;
    }

    /// <summary>The store has the whole file; from here on the video ends READY or FAILED by itself.</summary>
    public sealed record UploadArrived(string ETag) : VideoChange
    {
        public override bool IsPublic => false;
    }

    /// <summary>The uploaded file was replaced before it could be put in its place: it must be looked at again.</summary>
    public sealed record UploadReplaced : VideoChange
    {
        public override bool IsPublic => false;
    }

    /// <summary>A new generation, first of all its probe; or the one goes on that was begun while the file arrived.</summary>
    /// <param name="WorkersGoneBy">when no worker of the generation before can be writing any more</param>
    public sealed record ProcessingStarted(DateTimeOffset At, DateTimeOffset WorkersGoneBy) : VideoChange;

    /// <summary>The owner will send another file; one that failed before is given up.</summary>
    public sealed record ReplacementBegun(string FileName, UploadSession Session, DateTimeOffset WorkersGoneBy) : VideoChange
    {
        public override bool IsPublic => false;
    }

    /// <summary>The other file never came, or is not wanted any more.</summary>
    /// <param name="WorkersGoneBy">when no worker can be writing for it any more</param>
    public sealed record ReplacementDropped(DateTimeOffset WorkersGoneBy) : VideoChange
    {
        public override bool IsPublic => false;
    }

    /// <summary>What failed is tried again; what is done stays done.</summary>
    public sealed record ProcessingResumed(DateTimeOffset At) : VideoChange;

    public sealed record TaskTaken(TranscodeTaskId Task, long Token) : VideoChange
    {
        public override bool IsPublic => false;
    }

    public sealed record TaskDone(TranscodeTaskId Task, TaskResult Result, DateTimeOffset At) : VideoChange;

    /// <summary>So many of its segments are there, though it is not done.</summary>
    public sealed record SegmentsStored(TranscodeTaskId Task, int Segments, DateTimeOffset At) : VideoChange
    {
        public override bool IsPublic => false;
    }

    /// <summary>All was done of it that can be with what has come of the file.</summary>
    /// <param name="Segments">that are stored</param>
    /// <param name="NeedsBytes">as of <see cref="ProcessingState.Pause"/></param>
    public sealed record TaskPaused(TranscodeTaskId Task, int Segments, long? NeedsBytes, DateTimeOffset At) : VideoChange
    {
        public override bool IsPublic => false;
    }

    /// <summary>With more of the file that still arrives, more of its open plan is sure.</summary>
    public sealed record PlanExtended(TranscodeTaskId Task, long[] ChunkBytes, long NextLook) : VideoChange
    {
        public override bool IsPublic => false;
    }

    /// <summary>It failed and will be tried again.</summary>
    public sealed record TaskSetBack(TranscodeTaskId Task, string Cause) : VideoChange
    {
        public override bool IsPublic => false;
    }

    /// <summary>It could not run because something that every task needs is out of order.</summary>
    public sealed record TaskHeldUp(TranscodeTaskId Task, DateTimeOffset At) : VideoChange
    {
        public override bool IsPublic => false;
    }

    public sealed record ProcessingFailed(TranscodeTaskId Task, string Cause, Problem Problem) : VideoChange;

    /// <summary>Written before anything above the percentage noted last is shown, so that it never falls, not even by a crash.</summary>
    public sealed record PercentNoted(int Generation, double Percent) : VideoChange
    {
        public override bool IsPublic => false;
    }

    public sealed record Edited(string Title, string? Description, Visibility Visibility, string[] Tags) : VideoChange;

    /// <summary>They take the place of those in the same language.</summary>
    public sealed record CaptionsAttached(VideoCaptions Captions) : VideoChange;

    public sealed record CaptionsRemoved(string Language) : VideoChange;

    /// <param name="Poster">null: a frame of the video</param>
    public sealed record PosterChosen(string? Poster) : VideoChange;

    /// <param name="WorkersGoneBy">when no worker can be writing any more</param>
    public sealed record Deleted(DateTimeOffset WorkersGoneBy) : VideoChange;

    public sealed record GenerationRemoved(int Generation) : VideoChange
    {
        public override bool IsPublic => false;
    }
}
