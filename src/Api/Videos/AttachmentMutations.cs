using Sunomi.Access;
using Sunomi.GraphQL;
using Sunomi.Outcomes;
using Sunomi.Schema;
using Sunomi.Users;
using ErrorCode = Sunomi.Outcomes.ErrorCode;

namespace Sunomi.Videos;

/// <summary>What owners give to their videos beside the file.</summary>
internal sealed class AttachmentMutations(IGrainFactory grains, Viewer viewers)
{
    public async Task<CreateAttachmentPayload> CreateAttachment(CreateAttachmentInput input, ResolveContext context)
    {
        var viewer = viewers.Require(context.User);
        if (!VideoId.TryParse(input.VideoId, out var video))
        {
            return new CreateAttachmentPayload(null, null, [Problem.NotFound("video")]);
        }

        var outcome = await grains.Attachments(video).Begin(viewer, new NewAttachment(input.Kind, input.Size), context.CancellationToken);
        return outcome.Answer((value, errors) => new CreateAttachmentPayload(value?.Id, value?.Target, errors.InInput()));
    }

    public Task<VideoPayload> SetCaptions(SetCaptionsInput input, ResolveContext context) =>
        AttachmentId.TryParse(input.AttachmentId, out var attachment)
            ? Command(input.VideoId, context, (video, viewer) =>
                grains.Attachments(video).SetCaptions(viewer, new CaptionsFile(attachment, input.Language, input.Label), context.CancellationToken))
            : NoSuchAttachment(context);

    public Task<VideoPayload> DeleteCaptions(DeleteCaptionsInput input, ResolveContext context) =>
        Command(input.VideoId, context, (video, viewer) => grains.Video(video).RemoveCaptions(viewer, input.Language, context.CancellationToken));

    public Task<VideoPayload> SetPoster(SetPosterInput input, ResolveContext context) =>
        AttachmentId.TryParse(input.AttachmentId, out var attachment)
            ? Command(input.VideoId, context, (video, viewer) => grains.Attachments(video).SetPoster(viewer, attachment, context.CancellationToken))
            : NoSuchAttachment(context);

    public async Task<VideoPayload> ResetPoster(string videoId, ResolveContext context) =>
        await Command(videoId, context, (video, viewer) => grains.Video(video).SetPoster(viewer, null, context.CancellationToken));

    private Task<VideoPayload> NoSuchAttachment(ResolveContext context)
    {
        viewers.Require(context.User);
        return Task.FromResult(new VideoPayload(null, [new Problem(ErrorCode.NotFound, "There is no such attachment.", ["input", "attachmentId"])]));
    }

    private async Task<VideoPayload> Command(string videoId, ResolveContext context, Func<VideoId, UserId, Task<Outcome<VideoSnapshot>>> command)
    {
        var viewer = viewers.Require(context.User);
        if (!VideoId.TryParse(videoId, out var video))
        {
            return new VideoPayload(null, [Problem.NotFound("video")]);
        }

        var outcome = await command(video, viewer);
        context.Changed();
        return outcome.Answer((value, errors) => new VideoPayload(value, errors.InInput()));
    }
}
