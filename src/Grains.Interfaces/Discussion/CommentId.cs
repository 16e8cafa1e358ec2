using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Sunomi.Identity;

namespace Sunomi.Discussion;

[GenerateSerializer, Immutable, Alias("Sunomi.CommentId")]
[JsonConverter(typeof(EntityIdJsonConverter<CommentId>))]
public readonly record struct CommentId([property: Id(0)] Guid Value) : IEntityId<CommentId>
{
    public static EntityKind Kind => EntityKind.Comment;

    public static CommentId New(TimeProvider clock) => new(EntityId.New(Kind, clock.GetUtcNow()));

    public static CommentId From(Guid value) => new(value);

    public static CommentId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not the id of a comment.");

    public static bool TryParse([NotNullWhen(true)] string? text, out CommentId id)
    {
        var parsed = EntityId.TryParse(text, Kind, out var value);
        id = new(value);
        return parsed;
    }

    public override string ToString() => EntityId.Format(Value);
}
