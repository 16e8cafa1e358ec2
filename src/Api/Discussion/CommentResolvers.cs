using Sunomi.GraphQL;
using Sunomi.Schema;
using Sunomi.Storage.Catalogue;
using Sunomi.Users;

namespace Sunomi.Discussion;

internal sealed class CommentResolvers(CommentTable comments, UserLoads users)
{
    [SameForAll]
    public Task<UserSnapshot?> Author(CommentSnapshot comment, ResolveContext context) => users.User(context, comment.Author);

    public async Task<Connection<CommentSnapshot>> Replies(CommentSnapshot comment, int? first, string? after, CancellationToken cancellationToken) =>
        Pages.Show(await comments.RepliesTo(comment.Id, Pages.Request(first, after), cancellationToken));
}
