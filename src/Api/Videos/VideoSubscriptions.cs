using System.Runtime.CompilerServices;
using System.Security.Claims;
using Sunomi.Access;
using Sunomi.Audience;
using Sunomi.GraphQL;

namespace Sunomi.Videos;

/// <summary>The fields of the subscription type.</summary>
internal sealed class VideoSubscriptions(VideoFeed feed, IGrainFactory grains, Viewer viewers, PatientReader reader)
{
    // One object for all who hear of the same counts: the engine serialises an event once when it is the same object.
    private readonly ConditionalWeakTable<AudienceCounts, ReactionsChanged> reactions = [];
    private readonly ConditionalWeakTable<AudienceCounts, ViewsChanged> views = [];

    public async IAsyncEnumerable<VideoProcessing> VideoProcessing(
        string videoId,
        ClaimsPrincipal user,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var video = ParseOrThrow(videoId);
        VideoProcessing? shown = null;
        await foreach (var signal in feed.Follow(video, user, cancellationToken))
        {
            var present = signal switch
            {
                TopicSignal.Happened { Event: ProcessingChanged { Processing.Status: VideoStatus.Uploading or VideoStatus.Processing } changed } => changed.Processing,
                TopicSignal.Happened { Event: not (VideoChanged or ProcessingChanged) } => null,

                // An end is confirmed: the event may tell of one that a retry has overtaken.
                _ => await reader.Read(() => grains.Video(video).GetProcessing(viewers.Of(user), cancellationToken), cancellationToken),
            };
            if (present is null || !IsNews(shown, present))
            {
                continue;
            }

            shown = present;
            yield return present;
            if (present.Status is VideoStatus.Ready or VideoStatus.Failed)
            {
                yield break;
            }
        }
    }

    /// <remarks>How far the other file is, its owner alone may know, and no event tells: the grain is asked.</remarks>
    public async IAsyncEnumerable<VideoSnapshot> VideoReplacement(
        string videoId,
        ClaimsPrincipal user,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var video = ParseOrThrow(videoId);
        VideoProcessing? shown = null;
        await foreach (var signal in feed.Follow(video, user, cancellationToken))
        {
            if (signal is TopicSignal.Happened { Event: not (VideoChanged or ProcessingChanged) })
            {
                continue;
            }

            var present = await reader.Read(() => grains.Video(video).GetReplacement(viewers.Of(user), cancellationToken), cancellationToken);
            if (shown is not null && present is not null && IsSame(shown, present))
            {
                continue;
            }

            if (await reader.Read(() => grains.Video(video).Get(viewers.Of(user), cancellationToken), cancellationToken) is not { } snapshot)
            {
                yield break;
            }

            yield return snapshot;
            if (present is null)
            {
                yield break;
            }

            shown = present;
        }
    }

    public async IAsyncEnumerable<object> VideoActivity(
        string videoId,
        ClaimsPrincipal user,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var video = ParseOrThrow(videoId);
        AudienceCounts? shown = null;
        await foreach (var signal in feed.Follow(video, user, cancellationToken))
        {
            if (signal is TopicSignal.Happened { Event: CommentAdded or CommentEdited or CommentDeleted } comment)
            {
                yield return comment.Event;
            }
            else if (signal is TopicSignal.Missed && shown is not null
                && await reader.Read(() => grains.Video(video).Get(viewers.Of(user), cancellationToken), cancellationToken) is { } present)
            {
                yield return new ActivityMissed(present);
            }

            var counts = signal switch
            {
                TopicSignal.Happened { Event: CountsChanged changed } => changed.Counts,
                TopicSignal.Missed => await reader.Read(() => grains.Audience(video).GetCounts(cancellationToken), cancellationToken),
                _ => null,
            };
            if (counts is not null && shown is not null && (counts.Likes != shown.Likes || counts.Dislikes != shown.Dislikes))
            {
                yield return reactions.GetValue(counts, present => new(video, present.Likes, present.Dislikes));
            }

            if (counts is not null && shown is not null && counts.Views != shown.Views)
            {
                yield return views.GetValue(counts, present => new(video, present.Views));
            }

            shown = counts ?? shown;
        }
    }

    private static VideoId ParseOrThrow(string videoId) =>
        VideoId.TryParse(videoId, out var video) ? video : throw new GraphQLException("There is no such video.", "NOT_FOUND");

    /// <summary>
    /// An event may be older than the state that was read before it came: progress never goes back, so what is behind is not news. What ends
    /// the processing always is.
    /// </summary>
    private static bool IsNews(VideoProcessing? shown, VideoProcessing present) =>
        shown is null
        || present.Status is VideoStatus.Ready or VideoStatus.Failed
        || (present.Status >= shown.Status && present.Percent >= shown.Percent && present.Stage >= shown.Stage && !IsSame(shown, present));

    private static bool IsSame(VideoProcessing shown, VideoProcessing present) =>
        present with { Renditions = shown.Renditions } == shown && present.Renditions.SequenceEqual(shown.Renditions);
}
