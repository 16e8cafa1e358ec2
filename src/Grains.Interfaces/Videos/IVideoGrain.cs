using Orleans.Concurrency;
using Sunomi.Outcomes;
using Sunomi.Users;

namespace Sunomi.Videos;

/// <summary>
/// One video: its metadata, its life from UPLOADING to READY or FAILED, the plan of its processing; key: <see cref="VideoId"/>.
/// Whoever may not see a video gets NOT_FOUND, the same answer as for one that does not exist.
/// </summary>
public interface IVideoGrain : IGrainWithStringKey
{
    /// <summary>Makes the video in UPLOADING.</summary>
    Task<Outcome<UploadStarted>> CreateUpload(UserId by, NewUpload upload, CancellationToken cancellationToken);

    /// <summary>
    /// Lets the file come in order, each piece after the one before: makes the video in UPLOADING, or, without <paramref name="upload"/>,
    /// takes what <see cref="CreateUpload"/> or <see cref="ReplaceUpload"/> announced. Its signed addresses end.
    /// </summary>
    /// <param name="size">of the whole file; the same as was declared before. Null for a new video: said by <see cref="SetOrderedSize"/></param>
    /// <param name="note">is told again by <see cref="GetOrderedUpload"/></param>
    Task<Outcome<OrderedUpload>> BeginOrderedUpload(UserId by, NewUpload? upload, long? size, string? note, CancellationToken cancellationToken);

    /// <summary>How large the file is that comes in order; said once.</summary>
    Task<Outcome<OrderedUpload>> SetOrderedSize(UserId by, long size, CancellationToken cancellationToken);

    /// <summary>Null when nothing is, or was, uploaded in order by this person.</summary>
    [AlwaysInterleave]
    Task<OrderedUpload?> GetOrderedUpload(UserId by, CancellationToken cancellationToken);

    /// <summary>The file that is awaited will not come: with it goes the video, unless it was to replace another file.</summary>
    Task<Outcome<VideoSnapshot>> CancelUpload(UserId by, CancellationToken cancellationToken);

    /// <summary>More has come of the file that <see cref="BeginOrderedUpload"/> awaits: what can be done with its beginning is begun.</summary>
    [OneWay]
    Task UploadGrew();

    /// <summary>The bytes are there: checks them and starts processing. Calling again changes nothing.</summary>
    /// <remarks>A store may take minutes to join the parts of a large file.</remarks>
    [ResponseTimeout("00:10:00")]
    Task<Outcome<VideoSnapshot>> CompleteUpload(UserId by, CancellationToken cancellationToken);

    /// <summary>
    /// Another file for a video that was processed: it is sent and completed like the first, made aside, and takes the place of the old one
    /// when it is ready. CONFLICT while either is being processed. Called again before the bytes came, it answers the same upload.
    /// </summary>
    Task<Outcome<UploadStarted>> ReplaceUpload(UserId by, ReplacingFile file, CancellationToken cancellationToken);

    /// <summary>The file that was to take the place of the present one is not wanted any more, however far it is. Calling again changes nothing.</summary>
    Task<Outcome<VideoSnapshot>> CancelReplacement(UserId by, CancellationToken cancellationToken);

    Task<Outcome<VideoSnapshot>> Update(UserId by, VideoEdit edit, CancellationToken cancellationToken);

    /// <summary>Offers captions that are stored already; they take the place of those in the same language.</summary>
    Task<Outcome<VideoSnapshot>> AttachCaptions(UserId by, VideoCaptions captions, CancellationToken cancellationToken);

    /// <param name="language">as somebody typed it</param>
    Task<Outcome<VideoSnapshot>> RemoveCaptions(UserId by, string language, CancellationToken cancellationToken);

    /// <param name="poster">an object that is stored already; null: a frame of the video again</param>
    Task<Outcome<VideoSnapshot>> SetPoster(UserId by, string? poster, CancellationToken cancellationToken);

    /// <summary>Starts again what FAILED, the video or the file that was to replace its own; CONFLICT in any other state. What is done stays done. For the owner, and for admins.</summary>
    Task<Outcome<VideoSnapshot>> RetryProcessing(UserId by, CancellationToken cancellationToken);

    /// <summary>In any state, also in the middle of processing. Answers the video as it was; what it stored is removed soon after.</summary>
    Task<Outcome<VideoSnapshot>> Delete(UserId by, CancellationToken cancellationToken);

    /// <summary>Null when there is no such video, or not for this viewer.</summary>
    [AlwaysInterleave]
    Task<VideoSnapshot?> Get(UserId? viewer, CancellationToken cancellationToken);

    /// <summary>Null when there is no such video, or not for this viewer; admins see it of all.</summary>
    [AlwaysInterleave]
    Task<VideoProcessing?> GetProcessing(UserId? viewer, CancellationToken cancellationToken);

    /// <summary>How far the file is that is to replace the present one; null for all but the owner, and when none is on its way.</summary>
    [AlwaysInterleave]
    Task<VideoProcessing?> GetReplacement(UserId? viewer, CancellationToken cancellationToken);

    /// <summary>Key of the uploaded file in the object store; null for all but the owner, and until it has arrived.</summary>
    [AlwaysInterleave]
    Task<string?> GetOriginal(UserId? viewer, CancellationToken cancellationToken);
}
