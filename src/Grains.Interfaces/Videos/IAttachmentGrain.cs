using Sunomi.Outcomes;
using Sunomi.Users;

namespace Sunomi.Videos;

/// <summary>
/// Takes the small files that an owner gives to a video; key: <see cref="VideoId"/>. They are read and made anew here, beside the video, which
/// then decides whether it takes them.
/// </summary>
public interface IAttachmentGrain : IGrainWithStringKey
{
    /// <summary>Where to send the file. What is not used within a day is removed.</summary>
    Task<Outcome<AttachmentStarted>> Begin(UserId by, NewAttachment attachment, CancellationToken cancellationToken);

    /// <summary>They take the place of those in the same language. Calling again changes nothing.</summary>
    Task<Outcome<VideoSnapshot>> SetCaptions(UserId by, CaptionsFile file, CancellationToken cancellationToken);

    /// <summary>Instead of a frame of the video. Calling again changes nothing.</summary>
    Task<Outcome<VideoSnapshot>> SetPoster(UserId by, AttachmentId picture, CancellationToken cancellationToken);
}
