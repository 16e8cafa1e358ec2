using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Sunomi.Identity;

namespace Sunomi.Videos;

[GenerateSerializer, Immutable, Alias("Sunomi.VideoId")]
[JsonConverter(typeof(EntityIdJsonConverter<VideoId>))]
public readonly record struct VideoId([property: Id(0)] Guid Value) : IEntityId<VideoId>
{
    public static EntityKind Kind => EntityKind.Video;

    public static VideoId New(TimeProvider clock) => new(EntityId.New(Kind, clock.GetUtcNow()));

    public static VideoId From(Guid value) => new(value);

    public static VideoId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not the id of a video.");

    public static bool TryParse([NotNullWhen(true)] string? text, out VideoId id)
    {
        var parsed = EntityId.TryParse(text, Kind, out var value);
        id = new(value);
        return parsed;
    }

    public override string ToString() => EntityId.Format(Value);
}
