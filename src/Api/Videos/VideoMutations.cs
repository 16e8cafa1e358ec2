using Sunomi.Access;
using Sunomi.Channels;
using Sunomi.GraphQL;
using Sunomi.Outcomes;
using Sunomi.Schema;
using Sunomi.Users;
using ErrorCode = Sunomi.Outcomes.ErrorCode;

namespace Sunomi.Videos;

internal sealed class VideoMutations(IGrainFactory grains, Viewer viewers, TimeProvider clock)
{
    public async Task<CreateUploadPayload> CreateUpload(CreateUploadInput input, ResolveContext context)
    {
        var viewer = viewers.Require(context.User);
        if (await ChannelFor(viewer, input.ChannelId, context.CancellationToken) is not { } channel)
        {
            return new CreateUploadPayload(null, null, [new Problem(ErrorCode.NotFound, "There is no such channel.", ["input", "channelId"])]);
        }

        var upload = new NewUpload(channel, input.Title, input.Description, input.FileName, input.Size, input.ContentType, input.Visibility ?? Visibility.Public);
        var outcome = await grains.Video(VideoId.New(clock)).CreateUpload(viewer, upload, context.CancellationToken);
        return outcome.Answer((value, errors) => new CreateUploadPayload(value?.Video, value?.Target, errors.InInput()));
    }

    public Task<VideoPayload> CompleteUpload(string videoId, ResolveContext context) =>
        Command(videoId, context, static (video, viewer, cancellationToken) => video.CompleteUpload(viewer, cancellationToken));

    public async Task<CreateUploadPayload> ReplaceUpload(ReplaceUploadInput input, ResolveContext context)
    {
        var viewer = viewers.Require(context.User);
        if (!VideoId.TryParse(input.VideoId, out var video))
        {
            return new CreateUploadPayload(null, null, [Problem.NotFound("video")]);
        }

        var file = new ReplacingFile(input.FileName, input.Size, input.ContentType);
        var outcome = await grains.Video(video).ReplaceUpload(viewer, file, context.CancellationToken);
        context.Changed();
        return outcome.Answer((value, errors) => new CreateUploadPayload(value?.Video, value?.Target, errors.InInput()));
    }

    public Task<VideoPayload> CancelReplacement(string videoId, ResolveContext context) =>
        Command(videoId, context, static (video, viewer, cancellationToken) => video.CancelReplacement(viewer, cancellationToken));

    public async Task<VideoPayload> UpdateVideo(UpdateVideoInput input, ResolveContext context)
    {
        var payload = await Command(input.VideoId, context, (video, viewer, cancellationToken) => video.Update(viewer, input.ToEdit(), cancellationToken));
        return payload with { Errors = payload.Errors.InInput() };
    }

    public Task<VideoPayload> RetryProcessing(string videoId, ResolveContext context) =>
        Command(videoId, context, static (video, viewer, cancellationToken) => video.RetryProcessing(viewer, cancellationToken));

    public async Task<DeleteVideoPayload> DeleteVideo(string videoId, ResolveContext context)
    {
        var payload = await Command(videoId, context, static (video, viewer, cancellationToken) => video.Delete(viewer, cancellationToken));
        return new DeleteVideoPayload(payload.Video?.Id, payload.Errors);
    }

    private async Task<VideoPayload> Command(
        string videoId,
        ResolveContext context,
        Func<IVideoGrain, UserId, CancellationToken, Task<Outcome<VideoSnapshot>>> command)
    {
        var viewer = viewers.Require(context.User);
        if (!VideoId.TryParse(videoId, out var video))
        {
            return new VideoPayload(null, [Problem.NotFound("video")]);
        }

        var outcome = await command(grains.Video(video), viewer, context.CancellationToken);
        context.Changed();
        return outcome.Answer((value, errors) => new VideoPayload(value, errors));
    }

    /// <summary>Null: what was named is no channel at all. Whether it is the viewer's own is the video's rule.</summary>
    private async Task<ChannelId?> ChannelFor(UserId viewer, string? channelId, CancellationToken cancellationToken)
    {
        if (channelId is not null)
        {
            return ChannelId.TryParse(channelId, out var channel) ? channel : null;
        }

        var user = await grains.User(viewer).Get(cancellationToken);
        return user?.DefaultChannel ?? throw new GraphQLException("This account is no more. Sign in again.", "UNAUTHENTICATED");
    }
}
