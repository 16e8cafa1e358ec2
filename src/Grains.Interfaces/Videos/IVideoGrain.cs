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
    /// takes the one that <see cref="CreateUpload"/> made. Its signed addresses end.
    /// </summary>
    /// <param name="size">of the whole file; the same as was declared before</param>
    /// <param name="note">is told again by <see cref="GetOrderedUpload"/></param>
    Task<Outcome<OrderedUpload>> BeginOrderedUpload(UserId by, NewUpload? upload, long size, string? note, CancellationToken cancellationToken);

    /// <summary>Null when nothing is, or was, uploaded in order by this person.</summary>
    [AlwaysInterleave]
    Task<OrderedUpload?> GetOrderedUpload(UserId by, CancellationToken cancellationToken);

    /// <summary>The bytes are there: checks them and starts processing. Calling again changes nothing.</summary>
    /// <remarks>A store may take minutes to join the parts of a large file.</remarks>
    [ResponseTimeout("00:10:00")]
    Task<Outcome<VideoSnapshot>> CompleteUpload(UserId by, CancellationToken cancellationToken);

    Task<Outcome<VideoSnapshot>> Update(UserId by, VideoEdit edit, CancellationToken cancellationToken);

    /// <summary>Starts processing again after FAILED; CONFLICT in any other state.</summary>
    Task<Outcome<VideoSnapshot>> RetryProcessing(UserId by, CancellationToken cancellationToken);

    /// <summary>In any state, also in the middle of processing. Answers the video as it was; what it stored is removed soon after.</summary>
    Task<Outcome<VideoSnapshot>> Delete(UserId by, CancellationToken cancellationToken);

    /// <summary>Null when there is no such video, or not for this viewer.</summary>
    [AlwaysInterleave]
    Task<VideoSnapshot?> Get(UserId? viewer, CancellationToken cancellationToken);

    /// <summary>Null when there is no such video, or not for this viewer.</summary>
    [AlwaysInterleave]
    Task<VideoProcessing?> GetProcessing(UserId? viewer, CancellationToken cancellationToken);
}
