using System.Text.Json;
using System.Text.Json.Nodes;
using Sunomi.GraphQL.Execution;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Adapter;

/// <summary>Coerced arguments as JSON, absent ones left out.</summary>
internal static class ArgumentsJson
{
    public static string Of(FieldPlan field, object?[] values) => Members(field.Definition.Arguments, values).ToJsonString();

    private static JsonObject Members(IEnumerable<InputValue> definitions, object?[] values)
    {
        var members = new JsonObject();
        foreach (var definition in definitions.Where(definition => values[definition.Index] is not Absent))
        {
            members[definition.Name] = Node(values[definition.Index]);
        }

        return members;
    }

    private static JsonNode? Node(object? value) => value switch
    {
        null => null,
        EnumValue name => name.Name,
        InputObjectValue input => Members(input.Type.Fields.Values, input.Values),
        Dictionary<string, object?> members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Node(member.Value)))),
        object?[] items => new JsonArray([.. items.Select(Node)]),
        _ => JsonSerializer.SerializeToNode(value),
    };
}
