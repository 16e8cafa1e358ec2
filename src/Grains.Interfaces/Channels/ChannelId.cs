using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Sunomi.Identity;

namespace Sunomi.Channels;

[GenerateSerializer, Immutable, Alias("Sunomi.ChannelId")]
[JsonConverter(typeof(EntityIdJsonConverter<ChannelId>))]
public readonly record struct ChannelId([property: Id(0)] Guid Value) : IEntityId<ChannelId>
{
    public static EntityKind Kind => EntityKind.Channel;

    public static ChannelId New(TimeProvider clock) => new(EntityId.New(Kind, clock.GetUtcNow()));

    public static ChannelId From(Guid value) => new(value);

    public static ChannelId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not the id of a channel.");

    public static bool TryParse([NotNullWhen(true)] string? text, out ChannelId id)
    {
        var parsed = EntityId.TryParse(text, Kind, out var value);
        id = new(value);
        return parsed;
    }

    public override string ToString() => EntityId.Format(Value);
}
