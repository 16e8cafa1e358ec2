using Sunomi.Outcomes;
using Sunomi.Users;
using Sunomi.Videos;

namespace Sunomi.Discussion;

/// <summary>The comments under one video: their order and rules; key: <see cref="VideoId"/>. Who may not see the video gets NOT_FOUND.</summary>
public interface IDiscussionGrain : IGrainWithStringKey
{
    /// <summary>The same again within a minute, as a client sends it that got no answer, changes nothing and answers the comment that is there.</summary>
    Task<Outcome<CommentSnapshot>> Add(UserId by, string text, CommentId? inReplyTo, CancellationToken cancellationToken);

    /// <summary>Only the author may.</summary>
    Task<Outcome<CommentSnapshot>> Edit(UserId by, CommentId comment, string text, CancellationToken cancellationToken);

    /// <summary>The author may, and the owner of the video. Replies stay; deleting twice changes nothing. Answers the comment as it was.</summary>
    Task<Outcome<CommentSnapshot>> Delete(UserId by, CommentId comment, CancellationToken cancellationToken);
}
