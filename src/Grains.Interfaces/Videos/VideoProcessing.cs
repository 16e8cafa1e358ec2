using Sunomi.Outcomes;

namespace Sunomi.Videos;

/// <summary>How far the work on an upload is.</summary>
/// <param name="Percent">0 to 100, never falls within a generation</param>
/// <param name="EtaSeconds">null when it cannot be told</param>
/// <param name="PlayableSeconds">so much of the video can be played already, from its start</param>
/// <param name="Error">why it FAILED, in words for the uploader</param>
[GenerateSerializer, Immutable, Alias("Sunomi.VideoProcessing")]
public sealed record VideoProcessing(
    [property: Id(0)] VideoId VideoId,
    [property: Id(1)] VideoStatus Status,
    [property: Id(2)] ProcessingStage Stage,
    [property: Id(3)] double Percent,
    [property: Id(4)] double? EtaSeconds,
    [property: Id(5)] RenditionProgress[] Renditions,
    [property: Id(6)] bool Playable,
    [property: Id(7)] Problem? Error,
    [property: Id(8)] double PlayableSeconds);

[GenerateSerializer, Immutable, Alias("Sunomi.RenditionProgress")]
public sealed record RenditionProgress([property: Id(0)] string Name, [property: Id(1)] int Height, [property: Id(2)] double Percent);
