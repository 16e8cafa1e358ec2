using Sunomi.Media;
using Sunomi.Storage.Objects;

namespace Sunomi.Videos;

/// <summary>Where the objects of attachments are, and the way there for captions.</summary>
internal sealed class AttachmentObjects(IObjectStore objects, VideoId video) : ISegmentSink
{
    private const string CaptionsFolder = "captions";
    private const string PosterFolder = "posters";

    public Task Put(string name, string contentType, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        objects.Put($"{video}/{name}", contentType, content, cancellationToken);

    /// <summary>The file as it came.</summary>
    public static string Sent(VideoId video, AttachmentId id) => $"{UploadSession.Prefix}{video}.{id}";

    /// <summary>Relative to <c>{videoId}/</c>, as <see cref="Poster"/> is.</summary>
    public static string Captions(AttachmentId id) => $"{CaptionsFolder}/{id}";

    public static string Poster(AttachmentId id) => $"{PosterFolder}/{id}.jpg";

    /// <summary>Of an object below a video's prefix the attachment that it belongs to, as the two above name it; null for one of the video itself.</summary>
    public static string? Of(string name) => name.Split('/') switch
    {
        [CaptionsFolder, var folder, _] => $"{CaptionsFolder}/{folder}",
        [PosterFolder, _] => name,
        _ => null,
    };

    /// <summary>Of a name below <c>uploads/</c> the video; null when it is none that was sent as an attachment.</summary>
    public static VideoId? VideoOfSent(string name) =>
        name.Split('.') is [var video, var attachment] && VideoId.TryParse(video, out var id) && AttachmentId.TryParse(attachment, out _) ? id : null;
}
