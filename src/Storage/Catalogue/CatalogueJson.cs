using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sunomi.Storage.Catalogue;

/// <summary>How documents look in <c>jsonb</c> columns: enums by name, so that a row can be read by people and outlives renumbering.</summary>
internal static class CatalogueJson
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new JsonStringEnumConverter() } };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException($"A catalogue row holds no {typeof(T).Name}.");
}
