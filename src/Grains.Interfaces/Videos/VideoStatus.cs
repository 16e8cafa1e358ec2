namespace Sunomi.Videos;

public enum VideoStatus
{
    /// <summary>The bytes are awaited.</summary>
    Uploading,
    Processing,

    /// <summary>Every segment that a playlist names exists.</summary>
    Ready,
    Failed,
}
