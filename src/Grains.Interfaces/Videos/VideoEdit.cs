namespace Sunomi.Videos;

/// <summary>What to change; null leaves as it is. An empty description removes it.</summary>
[GenerateSerializer, Immutable, Alias("Sunomi.VideoEdit")]
public sealed record VideoEdit(
    [property: Id(0)] string? Title,
    [property: Id(1)] string? Description,
    [property: Id(2)] Visibility? Visibility,
    [property: Id(3)] string[]? Tags);
