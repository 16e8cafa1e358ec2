using Sunomi.Users;
using Sunomi.Videos;

namespace Sunomi.Discussion;

[GenerateSerializer, Immutable, Alias("Sunomi.CommentSnapshot")]
public sealed record CommentSnapshot(
    [property: Id(0)] CommentId Id,
    [property: Id(1)] VideoId VideoId,
    [property: Id(2)] UserId Author,
    [property: Id(3)] string Text,
    [property: Id(4)] DateTimeOffset CreatedAt,
    [property: Id(5)] DateTimeOffset? EditedAt,
    [property: Id(6)] CommentId? InReplyTo,
    [property: Id(7)] int ReplyCount);
