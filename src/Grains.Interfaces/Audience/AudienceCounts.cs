namespace Sunomi.Audience;

[GenerateSerializer, Immutable, Alias("Sunomi.AudienceCounts")]
public sealed record AudienceCounts([property: Id(0)] long Likes, [property: Id(1)] long Dislikes, [property: Id(2)] long Views);
