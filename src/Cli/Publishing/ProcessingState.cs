using System.Text.Json.Serialization;

namespace Sunomi.Cli.Publishing;

/// <summary>As <c>VideoProcessing</c> of the contract.</summary>
internal sealed record ProcessingState(
    VideoStatus Status,
    string Stage,
    double Percent,
    double? EtaSeconds,
    RungState[] Renditions,
    bool Playable,
    FailureState? Error);

internal sealed record RungState(string Name, double Percent);

internal sealed record FailureState(string Message);

[JsonConverter(typeof(JsonStringEnumConverter<VideoStatus>))]
internal enum VideoStatus
{
    Uploading,
    Processing,
    Ready,
    Failed,
}
