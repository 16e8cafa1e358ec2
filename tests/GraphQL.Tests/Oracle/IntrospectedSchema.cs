using System.Text.Json;

namespace Sunomi.GraphQL.Tests.Oracle;

/// <summary>The answer to an introspection query in an order of its own, without what implementations describe in their own words.</summary>
internal static class IntrospectedSchema
{
    private static readonly HashSet<string> BuiltIn = ["Int", "Float", "String", "Boolean", "ID", "skip", "include", "deprecated", "specifiedBy", "oneOf"];

    public static string Of(JsonElement answer) => answer.TryGetProperty("data", out var data) ? Text(data) : "no data";

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(",\n", value.EnumerateObject().Where(member => !IsDescribedByAll(value, member)).Select(member => $"{member.Name}: {Text(member.Value)}").Order(StringComparer.Ordinal))}}}",
        JsonValueKind.Array => $"[{string.Join(",\n", value.EnumerateArray().Where(item => !IsOfEverySchema(item)).Select(Text).Order(StringComparer.Ordinal))}]",
        _ => value.GetRawText(),
    };

    private static bool IsDescribedByAll(JsonElement owner, JsonProperty member) => member.Name == "description" && BuiltIn.Contains(NameOf(owner));

    private static bool IsOfEverySchema(JsonElement item) => NameOf(item).StartsWith("__", StringComparison.Ordinal) || (BuiltIn.Contains(NameOf(item)) && item.TryGetProperty("isRepeatable", out _));

    private static string NameOf(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString()! : string.Empty;
}
