using Sunomi.Access;
using Sunomi.GraphQL;
using Sunomi.Outcomes;
using Sunomi.Schema;
using Sunomi.Storage.Catalogue;
using Sunomi.Users;
using Sunomi.Videos;
using ErrorCode = Sunomi.Outcomes.ErrorCode;

namespace Sunomi.Discussion;

internal sealed class CommentMutations(CommentTable comments, IGrainFactory grains, Viewer viewers)
{
    public async Task<CommentPayload> AddComment(string videoId, string text, string? inReplyTo, ResolveContext context)
    {
        var viewer = viewers.Require(context.User);
        CommentId? answered = null;
        if (inReplyTo is not null)
        {
            if (!CommentId.TryParse(inReplyTo, out var parsed))
            {
                return new CommentPayload(null, [new Problem(ErrorCode.NotFound, "There is no such comment.", ["inReplyTo"])]);
            }

            answered = parsed;
        }

        if (!VideoId.TryParse(videoId, out var video))
        {
            return new CommentPayload(null, [Problem.NotFound("video")]);
        }

        var outcome = await grains.Discussion(video).Add(viewer, text, answered, context.CancellationToken);
        return Answer(outcome, context);
    }

    public Task<CommentPayload> EditComment(string commentId, string text, ResolveContext context) =>
        Command(commentId, context, (discussion, viewer, comment) => discussion.Edit(viewer, comment, text, context.CancellationToken));

    public Task<CommentPayload> DeleteComment(string commentId, ResolveContext context) =>
        Command(commentId, context, (discussion, viewer, comment) => discussion.Delete(viewer, comment, context.CancellationToken));

    private async Task<CommentPayload> Command(
        string commentId,
        ResolveContext context,
        Func<IDiscussionGrain, UserId, CommentId, Task<Outcome<CommentSnapshot>>> command)
    {
        var viewer = viewers.Require(context.User);
        if (!CommentId.TryParse(commentId, out var comment)
            || (await comments.Find([comment], context.CancellationToken)).SingleOrDefault() is not { } found)
        {
            return new CommentPayload(null, [Problem.NotFound("comment")]);
        }

        return Answer(await command(grains.Discussion(found.VideoId), viewer, comment), context);
    }

    private static CommentPayload Answer(Outcome<CommentSnapshot> outcome, ResolveContext context)
    {
        context.Changed();
        return outcome.Answer((value, errors) => new CommentPayload(value, errors));
    }
}
