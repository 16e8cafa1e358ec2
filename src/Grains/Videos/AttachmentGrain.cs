using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sunomi.Media;
using Sunomi.Outcomes;
using Sunomi.Placement;
using Sunomi.Storage.Objects;
using Sunomi.Users;
using ErrorCode = Sunomi.Outcomes.ErrorCode;

namespace Sunomi.Videos;

/// <summary>
/// From the file that was sent to objects of our own making, then to the video: objects first, then its state. The names of the objects
/// follow from the attachment's, so that a crash between the two costs nothing but doing it again, or the sweep of orphans.
/// </summary>
[RunsOn(SiloRole.Transcode)]
internal sealed partial class AttachmentGrain(
    IObjectStore objects, MediaPipeline media, IOptions<MediaOptions> options, TimeProvider clock, ILogger<AttachmentGrain> logger) : Grain, IAttachmentGrain
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private VideoId Id => VideoId.Parse(this.GetPrimaryKeyString());

    private IVideoGrain Video => GrainFactory.Video(Id);

    public async Task<Outcome<AttachmentStarted>> Begin(UserId by, NewAttachment attachment, CancellationToken cancellationToken)
    {
        if (await OwnVideo(by, cancellationToken) is null)
        {
            return Problem.NotFound("video");
        }

        var (type, most) = attachment.Kind == AttachmentKind.Poster
            ? ("application/octet-stream", options.Value.MaxPictureBytes)
            : ("text/plain", MediaPipeline.LargestCaptions);
        if (attachment.Size < 1)
        {
            return Problem.Invalid("size", "The file is empty.");
        }

        if (attachment.Size > most)
        {
            return new Problem(ErrorCode.TooLarge, $"The file may have at most {most >> 20} MB.", ["size"]);
        }

        // in one request, however small the parts of the store are
        var id = AttachmentId.New(clock);
        var session = new UploadSession(AttachmentObjects.Sent(Id, id), attachment.Size, type, UploadId: null, PartSize: null, clock.GetUtcNow() + Lifetime);
        return new AttachmentStarted(id, objects.SignUpload(session));
    }

    public async Task<Outcome<VideoSnapshot>> SetCaptions(UserId by, CaptionsFile file, CancellationToken cancellationToken)
    {
        if (await OwnVideo(by, cancellationToken) is not { } video)
        {
            return Problem.NotFound("video");
        }

        var folder = AttachmentObjects.Captions(file.Attachment);
        if (video.Captions.Any(captions => captions.Folder == folder))
        {
            return video;
        }

        if (MediaPipeline.LanguageTag(file.Language) is not { } language)
        {
            return Problem.Invalid("language", "Name the language by its tag, such as en, pt-BR or zh-Hant.");
        }

        if (VideoText.WhyNotLabel(file.Label) is { } wrong)
        {
            return wrong;
        }

        if (video.DurationSeconds is not { } seconds)
        {
            return new Problem(ErrorCode.Conflict, "Captions can be added when the video's file has been looked at.");
        }

        if (await Sent(file.Attachment, cancellationToken) is not { } content)
        {
            return NotSent;
        }

        var read = media.ReadCaptions(content);
        if (read is CaptionResult.Refused { Message: var message })
        {
            return await Refuse(file.Attachment, message);
        }

        // a longer file may take the video's place one day: nothing is cut off
        var document = ((CaptionResult.Read)read).Document;
        var last = document.Cues.Max(cue => cue.End);
        if (last > options.Value.MaxDuration)
        {
            return await Refuse(file.Attachment, $"The captions go on for longer than any video may: until {last:d\\.hh\\:mm\\:ss}.");
        }

        var label = string.IsNullOrWhiteSpace(file.Label) ? MediaPipeline.LanguageName(language) : file.Label.Trim();
        var shape = new TextTrack(folder, language, label, IsDefault: false, IsForced: false, DescribesSounds: false, [], 0);
        var track = await media.StoreCaptions(
            shape, document, Math.Max(seconds, last.TotalSeconds), new AttachmentObjects(objects, Id), folder, cancellationToken);
        var taken = await Video.AttachCaptions(by, new VideoCaptions(folder, language, label, track.Bytes), cancellationToken);
        await Drop(taken.Value is null ? $"{folder}/" : null, file.Attachment);
        return taken;
    }

    public async Task<Outcome<VideoSnapshot>> SetPoster(UserId by, AttachmentId picture, CancellationToken cancellationToken)
    {
        if (await OwnVideo(by, cancellationToken) is not { } video)
        {
            return Problem.NotFound("video");
        }

        var name = AttachmentObjects.Poster(picture);
        if (video.Poster == name)
        {
            return video;
        }

        if (await Sent(picture, cancellationToken) is not { } content)
        {
            return NotSent;
        }

        switch (await media.MakePicture(content, PictureShape.Poster, cancellationToken))
        {
            case PictureResult.Made(var jpeg):
                await objects.Put($"{Id}/{name}", "image/jpeg", jpeg, cancellationToken);
                var taken = await Video.SetPoster(by, name, cancellationToken);
                await Drop(taken.Value is null ? name : null, picture);
                return taken;
            case PictureResult.Refused(var message):
                return await Refuse(picture, message);
            default:
                throw new InvalidOperationException("A picture is made, or refused.");
        }
    }

    private static Problem NotSent => new(ErrorCode.Conflict, "The file is not there: it was not sent yet, or its time is over.", ["attachmentId"]);

    private async Task<VideoSnapshot?> OwnVideo(UserId by, CancellationToken cancellationToken) =>
        await Video.Get(by, cancellationToken) is { } video && video.Owner == by ? video : null;

    /// <summary>Null when it is not there.</summary>
    private async Task<byte[]?> Sent(AttachmentId attachment, CancellationToken cancellationToken)
    {
        await using var found = await objects.Open(AttachmentObjects.Sent(Id, attachment), null, cancellationToken);
        if (found is null)
        {
            return null;
        }

        // not larger than was signed for
        var content = new byte[found.Range.Length];
        await found.Stream.ReadExactlyAsync(content, cancellationToken);
        return content;
    }

    private async Task<Problem> Refuse(AttachmentId attachment, string message)
    {
        await Drop(made: null, attachment);
        return new Problem(ErrorCode.UnsupportedMedia, message, ["attachmentId"]);
    }

    /// <param name="made">what the video did not take; ends with a slash for a folder</param>
    private async Task Drop(string? made, AttachmentId attachment)
    {
        try
        {
            if (made is not null)
            {
                await (made.EndsWith('/') ? objects.DeletePrefix($"{Id}/{made}", CancellationToken.None) : objects.Delete($"{Id}/{made}", CancellationToken.None));
            }

            await objects.Delete(AttachmentObjects.Sent(Id, attachment), CancellationToken.None);
        }
        catch (Exception failure)
        {
            // the sweep of orphans finds it
            LogNotDropped(failure, attachment, Id);
        }
    }

    [LoggerMessage(LogLevel.Warning, "What was sent as {Attachment} for video {VideoId} could not be removed yet")]
    private partial void LogNotDropped(Exception failure, AttachmentId attachment, VideoId videoId);
}
