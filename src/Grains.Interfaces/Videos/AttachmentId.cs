using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Sunomi.Identity;

namespace Sunomi.Videos;

/// <summary>Of a small file that is given to a video: captions, a picture.</summary>
[GenerateSerializer, Immutable, Alias("Sunomi.AttachmentId")]
[JsonConverter(typeof(EntityIdJsonConverter<AttachmentId>))]
public readonly record struct AttachmentId([property: Id(0)] Guid Value) : IEntityId<AttachmentId>
{
    public static EntityKind Kind => EntityKind.Attachment;

    public static AttachmentId New(TimeProvider clock) => new(EntityId.New(Kind, clock.GetUtcNow()));

    public static AttachmentId From(Guid value) => new(value);

    public static AttachmentId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not the id of an attachment.");

    public static bool TryParse([NotNullWhen(true)] string? text, out AttachmentId id)
    {
        var parsed = EntityId.TryParse(text, Kind, out var value);
        id = new(value);
        return parsed;
    }

    public override string ToString() => EntityId.Format(Value);
}
