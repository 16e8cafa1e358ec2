using Sunomi.Access;
using Sunomi.Audience;
using Sunomi.Channels;
using Sunomi.Discussion;
using Sunomi.GraphQL;
using Sunomi.Playback;
using Sunomi.Schema;
using Sunomi.Storage.Catalogue;
using Sunomi.Storage.Objects;

namespace Sunomi.Videos;

internal sealed class VideoResolvers(
    VideoLoads videos,
    ChannelLoads channels,
    CommentTable comments,
    MediaAddresses addresses,
    IObjectStore objects,
    IGrainFactory grains,
    Viewer viewers)
{
    /// <summary>Long enough to begin a download.</summary>
    private static readonly TimeSpan OriginalLifetime = TimeSpan.FromHours(1);

    [SameForAll]
    public Task<ChannelSnapshot?> Channel(VideoSnapshot video, ResolveContext context) => channels.Channel(context, video.Channel);

    /// <summary>What is READY needs no asking: the rest of the answer follows from it.</summary>
    public async Task<VideoProcessing?> Processing(VideoSnapshot video, ResolveContext context) =>
        video is { Status: VideoStatus.Ready, Playback: { Complete: true } playback }
            ? new VideoProcessing(
                video.Id,
                VideoStatus.Ready,
                ProcessingStage.Done,
                100,
                EtaSeconds: null,
                [.. playback.Renditions.Select(rendition => new RenditionProgress(rendition.Name, rendition.Height, 100))],
                Playable: true,
                Error: null,
                PlayableSeconds: video.DurationSeconds ?? 0)
            : await grains.Video(video.Id).GetProcessing(viewers.Of(context.User), context.CancellationToken);

    public async Task<Playback.Playback?> Playback(VideoSnapshot video, ResolveContext context) =>
        video.Playback is { } playback ? await addresses.Of(video, playback, viewers.Of(context.User), context.CancellationToken) : null;

    public async Task<Captions[]> Captions(VideoSnapshot video, ResolveContext context) =>
        await addresses.OfCaptions(video, viewers.Of(context.User), context.CancellationToken);

    [SameForAll]
    public static bool HasOwnPoster(VideoSnapshot video) => video.Poster is not null;

    public async Task<string?> OriginalUrl(VideoSnapshot video, ResolveContext context) =>
        await grains.Video(video.Id).GetOriginal(viewers.Of(context.User), context.CancellationToken) is { } original
            ? await objects.SignDownload(original, OriginalLifetime, context.CancellationToken)
            : null;

    public Task<VideoProcessing?> Replacement(VideoSnapshot video, ResolveContext context) =>
        grains.Video(video.Id).GetReplacement(viewers.Of(context.User), context.CancellationToken);

    public async Task<long> ViewCount(VideoSnapshot video, ResolveContext context) => (await videos.Counters(context, video.Id)).Views;

    public async Task<long> LikeCount(VideoSnapshot video, ResolveContext context) => (await videos.Counters(context, video.Id)).Likes;

    public async Task<long> DislikeCount(VideoSnapshot video, ResolveContext context) => (await videos.Counters(context, video.Id)).Dislikes;

    public async Task<long> CommentCount(VideoSnapshot video, ResolveContext context) => (await videos.Counters(context, video.Id)).Comments;

    public async Task<Reaction> ViewerReaction(VideoSnapshot video, ResolveContext context) =>
        viewers.Of(context.User) is { } viewer ? await videos.ReactionOf(context, viewer, video.Id) : Reaction.None;

    public async Task<Connection<CommentSnapshot>> Comments(VideoSnapshot video, int? first, string? after, CancellationToken cancellationToken) =>
        Pages.Show(await comments.OfVideo(video.Id, Pages.Request(first, after), cancellationToken));
}
