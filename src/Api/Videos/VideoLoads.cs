using Sunomi.Audience;
using Sunomi.GraphQL;
using Sunomi.Schema;
using Sunomi.Storage.Catalogue;
using Sunomi.Users;

namespace Sunomi.Videos;

/// <summary>What is counted of videos, many at once.</summary>
internal sealed class VideoLoads(VideoTable videos, ReactionTable reactions)
{
    public async Task<VideoCounters> Counters(ResolveContext context, VideoId id) =>
        await context.FreshLoader<VideoId, VideoCounters>("counters", videos.CountersOf).LoadAsync(id) ?? VideoCounters.Zero;

    public Task<Reaction> ReactionOf(ResolveContext context, UserId viewer, VideoId id) =>
        context.FreshLoader<VideoId, Reaction>(
            "viewer reactions",
            (ids, cancellationToken) => reactions.Of(viewer, ids, cancellationToken)).LoadAsync(id);
}
