using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Sunomi.Identity;

namespace Sunomi.Users;

[GenerateSerializer, Immutable, Alias("Sunomi.UserId")]
[JsonConverter(typeof(EntityIdJsonConverter<UserId>))]
public readonly record struct UserId([property: Id(0)] Guid Value) : IEntityId<UserId>
{
    public static EntityKind Kind => EntityKind.User;

    public static UserId New(TimeProvider clock) => new(EntityId.New(Kind, clock.GetUtcNow()));

    public static UserId From(Guid value) => new(value);

    public static UserId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not the id of a user.");

    public static bool TryParse([NotNullWhen(true)] string? text, out UserId id)
    {
        var parsed = EntityId.TryParse(text, Kind, out var value);
        id = new(value);
        return parsed;
    }

    public override string ToString() => EntityId.Format(Value);
}
