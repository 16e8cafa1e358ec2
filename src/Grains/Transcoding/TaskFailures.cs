using System.Text.RegularExpressions;
using Sunomi.Media;
using Sunomi.Storage.Objects;
using ErrorCode = Sunomi.Outcomes.ErrorCode;

namespace Sunomi.Transcoding;

/// <summary>What a failure means to the uploader, and whether trying again may help.</summary>
internal static partial class TaskFailures
{
    /// <summary>Cause of failures that no other attempt of the same task mends.</summary>
    public const string MissingObject = "missing-object";

    public static TaskFailure From(Exception failure) => failure switch
    {
        SourceRefusedException refused => new TaskFailure($"refused:{refused.Reason}", refused.Message, CanGetBetter: false, CodeOf(refused.Reason)),
        MediaException media => new TaskFailure($"media:{media.Reason}", media.Message, media.CanRetry, CodeOf(media.Reason)),
        StoreUnavailableException => new TaskFailure(
            "store-unavailable", "The storage could not be reached. Try processing it again.", CanGetBetter: true, ErrorCode.Conflict, IsOutage: true),
        MissingObjectException => new TaskFailure(
            MissingObject, "A part of the processed video got lost. Try processing it again.", CanGetBetter: true, ErrorCode.Conflict),
        _ => new TaskFailure(
            failure.GetType().Name, "Processing failed for a reason that is not in the file. Try processing it again.", CanGetBetter: true, ErrorCode.Conflict),
    };

    /// <summary>For the operator's log, without the signatures of addresses.</summary>
    public static string? Detail(Exception failure) => failure is MediaException { Detail: { } detail } ? Query().Replace(detail, "?…") : null;

    [GeneratedRegex(@"\?[^\s'""]+", RegexOptions.CultureInvariant)]
    private static partial Regex Query();

    private static ErrorCode CodeOf(RefusalReason reason) => reason switch
    {
        RefusalReason.TooLarge or RefusalReason.TooLong => ErrorCode.TooLarge,
        RefusalReason.Empty or RefusalReason.Incomplete => ErrorCode.Invalid,
        _ => ErrorCode.UnsupportedMedia,
    };

    private static ErrorCode CodeOf(MediaFailure reason) => reason switch
    {
        MediaFailure.Incomplete => ErrorCode.Invalid,
        MediaFailure.Unreadable => ErrorCode.UnsupportedMedia,
        MediaFailure.OutOfResources => ErrorCode.TooLarge,
        _ => ErrorCode.Conflict,
    };
}
