using System.Security.Claims;
using Sunomi.Access;
using Sunomi.Channels;
using Sunomi.Discussion;
using Sunomi.Identity;
using Sunomi.Storage.Catalogue;
using Sunomi.Users;
using Sunomi.Videos;

namespace Sunomi.Schema;

/// <summary>Anything by its id: the id tells what it names.</summary>
internal sealed class NodeQueries(CommentTable comments, IGrainFactory grains, Viewer viewers)
{
    public async Task<object?> Node(string id, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        !EntityId.TryParse(id, out var kind, out var value) ? null : kind switch
        {
            EntityKind.User => await grains.User(UserId.From(value)).Get(cancellationToken),
            EntityKind.Channel => await grains.Channel(ChannelId.From(value)).Get(cancellationToken),
            EntityKind.Video => await grains.Video(VideoId.From(value)).Get(viewers.Of(user), cancellationToken),
            EntityKind.Comment => await Comment(CommentId.From(value), viewers.Of(user), cancellationToken),
            _ => null,
        };

    /// <summary>A comment is seen by whoever sees its video.</summary>
    private async Task<CommentSnapshot?> Comment(CommentId id, UserId? viewer, CancellationToken cancellationToken) =>
        (await comments.Find([id], cancellationToken)).SingleOrDefault() is { } comment
        && await grains.Video(comment.VideoId).Get(viewer, cancellationToken) is not null
            ? comment
            : null;
}
