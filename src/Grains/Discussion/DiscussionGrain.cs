using Microsoft.Extensions.Logging;
using Sunomi.Events;
using Sunomi.Identity;
using Sunomi.Outcomes;
using Sunomi.Placement;
using Sunomi.Storage.Catalogue;
using Sunomi.Users;
using Sunomi.Videos;
using ErrorCode = Sunomi.Outcomes.ErrorCode;

namespace Sunomi.Discussion;

/// <summary>
/// The comments under one video, as rows of the catalogue. Their order is that in which this grain took them: no two have the same
/// time. A reply keeps what it answers, be it a reply itself (docs/decisions/0006-replies.md).
/// </summary>
[RunsOn(SiloRole.Grains)]
internal sealed partial class DiscussionGrain(
    CommentTable comments,
    TimeProvider clock,
    ILogger<DiscussionGrain> logger) : Grain, IDiscussionGrain
{
    /// <summary>The same words of the same person in the same place within this time are one comment that was sent twice.</summary>
    private static readonly TimeSpan RepeatWindow = TimeSpan.FromMinutes(1);

    private VideoEventPublisher events = null!;
    private DateTimeOffset last;

    private VideoId Video => VideoId.Parse(this.GetPrimaryKeyString());

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        events = new(this.GetStreamProvider(VideoEvent.Provider), Video, EventSource.Discussion, clock, logger);
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => events.Drain(cancellationToken);

    public async Task<Outcome<CommentSnapshot>> Add(UserId by, string text, CommentId? inReplyTo, CancellationToken cancellationToken)
    {
        if (await FindVideo(by, cancellationToken) is null)
        {
            return Problem.NotFound("video");
        }

        var (kept, problem) = CommentText.Read(text);
        if (problem is not null)
        {
            return problem;
        }

        if (inReplyTo is { } answered && await Find(answered, cancellationToken) is null)
        {
            return Problem.NotFound("comment") with { Field = ["inReplyTo"] };
        }

        if (await comments.FindSame(Video, by, kept, inReplyTo, clock.GetUtcNow() - RepeatWindow, cancellationToken) is { } same)
        {
            return same;
        }

        var at = NextMoment();
        var id = CommentId.From(EntityId.New(EntityKind.Comment, at));
        var comment = new CommentSnapshot(id, Video, by, kept, at, EditedAt: null, inReplyTo, ReplyCount: 0);
        if (await comments.Insert(comment, cancellationToken) is not { } added)
        {
            // The video was deleted since it was looked at.
            return Problem.NotFound("video");
        }

        events.Publish(number => new CommentAdded(Video, number, added.Comment, added.CommentCount));
        LogAdded(id, by, Video);
        return added.Comment;
    }

    public async Task<Outcome<CommentSnapshot>> Edit(UserId by, CommentId comment, string text, CancellationToken cancellationToken)
    {
        if (await FindVideo(by, cancellationToken) is null || await Find(comment, cancellationToken) is not { } before)
        {
            return Problem.NotFound("comment");
        }

        if (before.Author != by)
        {
            return new Problem(ErrorCode.Forbidden, "Only its author can edit a comment.");
        }

        var (kept, problem) = CommentText.Read(text);
        if (problem is not null)
        {
            return problem;
        }

        if (kept == before.Text)
        {
            return before;
        }

        if (await comments.Edit(comment, kept, NextMoment(), cancellationToken) is not { } edited)
        {
            return Problem.NotFound("comment");
        }

        events.Publish(number => new CommentEdited(Video, number, edited));
        LogEdited(comment, by, Video);
        return edited;
    }

    public async Task<Outcome<CommentSnapshot>> Delete(UserId by, CommentId comment, CancellationToken cancellationToken)
    {
        if (await FindVideo(by, cancellationToken) is not { } video || await Find(comment, cancellationToken) is not { } before)
        {
            return Problem.NotFound("comment");
        }

        if (before.Author != by && video.Owner != by)
        {
            return new Problem(ErrorCode.Forbidden, "Only its author and the owner of the video can delete a comment.");
        }

        if (await comments.Delete(comment, cancellationToken) is not { } deleted)
        {
            return Problem.NotFound("comment");
        }

        events.Publish(number => new CommentDeleted(Video, number, comment, deleted.CommentCount));
        LogDeleted(comment, by, Video);
        return deleted.Comment;
    }

    private Task<VideoSnapshot?> FindVideo(UserId viewer, CancellationToken cancellationToken) =>
        GrainFactory.Video(Video).Get(viewer, cancellationToken);

    /// <summary>Null for a comment under another video, too.</summary>
    private async Task<CommentSnapshot?> Find(CommentId id, CancellationToken cancellationToken) =>
        await comments.Find([id], cancellationToken) is [var found] && found.VideoId == Video ? found : null;

    /// <summary>Now, but later than the last: whole milliseconds, as ids and the catalogue keep them.</summary>
    private DateTimeOffset NextMoment()
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
        last = now > last ? now : last.AddMilliseconds(1);
        return last;
    }

    [LoggerMessage(LogLevel.Information, "Comment {CommentId} by {UserId} was added to video {VideoId}")]
    private partial void LogAdded(CommentId commentId, UserId userId, VideoId videoId);

    [LoggerMessage(LogLevel.Information, "Comment {CommentId} was edited by {UserId} under video {VideoId}")]
    private partial void LogEdited(CommentId commentId, UserId userId, VideoId videoId);

    [LoggerMessage(LogLevel.Information, "Comment {CommentId} was deleted by {UserId} under video {VideoId}")]
    private partial void LogDeleted(CommentId commentId, UserId userId, VideoId videoId);
}
