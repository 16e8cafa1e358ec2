namespace Sunomi.Media;

/// <summary>Why an encode did not end well.</summary>
public enum MediaFailure
{
    /// <summary>The source ends before the frames that were counted when it was planned.</summary>
    Incomplete,

    /// <summary>The source could not be opened or decoded.</summary>
    Unreadable,

    /// <summary>ffmpeg hit its limit of memory or CPU time, or the machine had no memory left.</summary>
    OutOfResources,

    /// <summary>Somebody or something ended ffmpeg.</summary>
    Interrupted,

    /// <summary>ffmpeg made no progress for <see cref="MediaOptions.StallTimeout"/>.</summary>
    Stalled,

    /// <summary>ffmpeg did not make what it was asked for; the log has its words.</summary>
    EncoderFailed,
}

/// <summary>An encode failed. <see cref="Exception.Message"/> is in words for the uploader.</summary>
public sealed class MediaException(MediaFailure reason, string message, bool canRetry, string? detail = null) : Exception(message)
{
    internal static MediaException Interrupted(string detail) =>
        new(MediaFailure.Interrupted, "Processing was interrupted. Try processing it again.", canRetry: true, detail);

    public MediaFailure Reason { get; } = reason;

    /// <summary>True when the same task may succeed elsewhere or later; false when the source itself is the cause.</summary>
    public bool CanRetry { get; } = canRetry;

    /// <summary>The last words of ffmpeg, for the log of the operator; may name paths.</summary>
    public string? Detail { get; } = detail;
}
