using Sunomi.Access;
using Sunomi.GraphQL;
using Sunomi.Outcomes;
using Sunomi.Schema;
using Sunomi.Videos;

namespace Sunomi.Audience;

internal sealed class ReactionMutations(IGrainFactory grains, Viewer viewers)
{
    public async Task<VideoPayload> SetReaction(string videoId, Reaction reaction, ResolveContext context)
    {
        var viewer = viewers.Require(context.User);
        if (!VideoId.TryParse(videoId, out var video))
        {
            return new VideoPayload(null, [Problem.NotFound("video")]);
        }

        var outcome = await grains.Audience(video).React(viewer, reaction, context.CancellationToken);
        context.Changed();
        if (outcome.Problems is { Length: > 0 } problems)
        {
            return new VideoPayload(null, problems);
        }

        return await grains.Video(video).Get(viewer, context.CancellationToken) is { } present
            ? new VideoPayload(present, [])
            : new VideoPayload(null, [Problem.NotFound("video")]);
    }
}
