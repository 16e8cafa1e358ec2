using System.Text.Json.Serialization;
using Sunomi.Outcomes;
using Sunomi.Storage.Objects;
using Sunomi.Transcoding;

namespace Sunomi.Videos;

/// <summary>A new file for a video, on its way beside the old one until it is ready to take its place.</summary>
internal sealed record Replacement
{
    /// <summary>As the uploader's machine called it.</summary>
    public required string FileName { get; init; }

    /// <summary>Name of its object, relative to <c>{videoId}/</c>.</summary>
    public required string Original { get; init; }

    /// <summary>Never READY: then it has taken the place of the old one.</summary>
    public VideoStatus Status { get; init; } = VideoStatus.Uploading;

    /// <summary>Null once the file is in its place.</summary>
    public UploadSession? Upload { get; init; }

    public string? UploadETag { get; init; }

    public ProcessingState? Processing { get; init; }

    public ProbeDone? Probe { get; init; }

    /// <summary>Why it is FAILED.</summary>
    public Problem? Error { get; init; }

    [JsonIgnore]
    public bool AwaitsBytes => Status == VideoStatus.Uploading && UploadETag is null;

    [JsonIgnore]
    public bool IsUnfinished => Status is VideoStatus.Uploading or VideoStatus.Processing;
}
