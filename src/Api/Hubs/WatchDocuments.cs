namespace Sunomi.Hubs;

/// <summary>What <see cref="WatchHub"/> asks of the GraphQL contract: a subscription for each of its methods, with all that a client may want to show.</summary>
internal static class WatchDocuments
{
    public const string VideoProcessing =
        """
        subscription($id: ID!) { videoProcessing(videoId: $id) { ...Progress } }
        """ + Progress;

    public const string VideoReplacement =
        """
        subscription($id: ID!) {
          videoReplacement(videoId: $id) {
            id status durationSeconds width height
            playback {
              hlsUrl dashUrl posterUrl storyboardUrl previewUrl complete
              renditions { name width height frameRate bandwidth codecs }
              chapters { startSeconds title }
            }
            replacement { ...Progress }
          }
        }
        """ + Progress;

    /// <summary>Nothing in it depends on who asks: an event is executed once for all who follow the video (decision 12).</summary>
    public const string VideoActivity =
        """
        subscription($id: ID!) {
          videoActivity(videoId: $id) {
            __typename
            ... on CommentAdded { comment { ...Words } commentCount }
            ... on CommentEdited { comment { ...Words } }
            ... on CommentDeleted { commentId commentCount }
            ... on ReactionsChanged { videoId likeCount dislikeCount }
            ... on ViewsChanged { videoId viewCount }
            ... on ActivityMissed { video { id title description visibility status } }
          }
        }
        fragment Words on Comment {
          id videoId text createdAt editedAt inReplyTo replyCount
          author { id username displayName avatarUrl }
        }
        """;

    private const string Progress =
        """

        fragment Progress on VideoProcessing {
          videoId status stage percent etaSeconds playable playableSeconds
          renditions { name height percent }
          error { code message field }
        }
        """;
}
