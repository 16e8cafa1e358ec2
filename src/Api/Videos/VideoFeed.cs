using System.Runtime.CompilerServices;
using System.Security.Claims;
using Sunomi.Access;
using Sunomi.GraphQL;

namespace Sunomi.Videos;

/// <summary>
/// What one viewer may hear of one video: starts after the viewer's right was checked, and ends when the video is gone for him (deleted, or
/// made private) or his session is over.
/// </summary>
internal sealed class VideoFeed(VideoTopics topics, IGrainFactory grains, Viewer viewers, PatientReader reader, TimeProvider clock)
{
    /// <summary>After so long a silence the state is read again: an event that was lost without a successor leaves no gap behind.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>
    /// First <see cref="TopicSignal.Missed"/>, since nothing is known yet, then whatever is heard. At every Missed and Silence the viewer's
    /// right was checked against the grain just before.
    /// </summary>
    /// <exception cref="GraphQLException">NOT_FOUND: there is no such video, or not for this viewer. UNAUTHENTICATED: the session has expired.</exception>
    public async IAsyncEnumerable<TopicSignal> Follow(VideoId video, ClaimsPrincipal user, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var grain = grains.Video(video);
        if (await grain.Get(viewers.Of(user), cancellationToken) is null)
        {
            throw new GraphQLException("There is no such video.", "NOT_FOUND");
        }

        await using var subscriber = await topics.Subscribe(video, cancellationToken);
        TopicSignal signal = new TopicSignal.Missed();
        while (true)
        {
            var viewer = viewers.Of(user);
            var visible = signal is TopicSignal.Happened happened
                ? happened.Event is not VideoDeleted && (happened.Event as VideoChanged)?.Video.IsVisibleTo(viewer) != false
                : await reader.Read(() => grain.Get(viewer, cancellationToken), cancellationToken) is not null;
            if (!visible)
            {
                yield break;
            }

            yield return signal;
            signal = await subscriber.Next(PatienceOf(user), cancellationToken);
        }
    }

    private TimeSpan PatienceOf(ClaimsPrincipal user)
    {
        var left = Viewer.ExpiresAt(user) - clock.GetUtcNow() ?? Patience;
        return left < TimeSpan.Zero ? TimeSpan.Zero : left < Patience ? left : Patience;
    }
}
