namespace Sunomi.Media;

/// <summary>What <see cref="MediaPipeline.Plan"/> answers.</summary>
public abstract record PlanResult
{
    private PlanResult()
    {
    }

    /// <summary>The source can be published.</summary>
    public sealed record Planned(EncodePlan Plan) : PlanResult;

    /// <summary>The source will never become a video here; trying again gives the same answer.</summary>
    /// <param name="Message">Plain words for the uploader.</param>
    public sealed record Refused(RefusalReason Reason, string Message) : PlanResult;
}

/// <summary>Why a source is refused.</summary>
public enum RefusalReason
{
    /// <summary>No bytes at all.</summary>
    Empty,

    /// <summary>Text, a picture, an archive or anything else that is no media file.</summary>
    NotAVideo,

    /// <summary>A playlist or script that would make ffmpeg open something else.</summary>
    Playlist,

    /// <summary>More pixels than <see cref="MediaOptions.MaxPixels"/>.</summary>
    TooLarge,

    /// <summary>Longer than <see cref="MediaOptions.MaxDuration"/>.</summary>
    TooLong,

    /// <summary>The file ends before its own index says so, or the index is missing.</summary>
    Incomplete,

    /// <summary>A media file that cannot be decoded, or takes too much memory or time to look at.</summary>
    Damaged,

    /// <summary>A codec that ffmpeg does not know.</summary>
    Unsupported,
}
