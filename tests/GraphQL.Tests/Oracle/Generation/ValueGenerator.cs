using System.Text.Json.Nodes;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Tests.Oracle.Generation;

/// <summary>JSON for variables, and for what resolvers give: mostly of the right type.</summary>
internal sealed class ValueGenerator(Chance chance, Schema schema)
{
    public JsonObject Variables(IEnumerable<(string Name, GraphQLType Type)> variables)
    {
        var values = new JsonObject();
        foreach (var (name, type) in variables.Where(variable => variable.Type is NonNullType || chance.Of(80)))
        {
            values[name] = Input(type, 3);
        }

        return values;
    }

    /// <summary>An object with all fields of the type down to some depth; fields with arguments often give these back.</summary>
    public JsonObject Root(ObjectType type) => Object(type, 4);

    private JsonNode? Input(GraphQLType type, int depth)
    {
        if (chance.Of(3))
        {
            return JsonNode.Parse(chance.Pick(["1.5", "\"wrong\"", "{\"wrong\":1}", "[[null]]", "true", "null", "-3", "3000000000"]));
        }

        if (type is NonNullType nonNull)
        {
            return Input(nonNull.Inner, depth);
        }

        if (depth == 0 || chance.Of(8))
        {
            return null;
        }

        switch (type)
        {
            case ListType list:
                return chance.Of(15) ? Input(list.Item, depth - 1) : new JsonArray([.. Enumerable.Range(0, chance.Below(3)).Select(_ => Input(list.Item, depth - 1))]);
            case EnumType values:
                return chance.Pick(values.Values.Keys.ToList());
            case InputObjectType { IsOneOf: true } input:
                var chosen = chance.Pick(input.Fields.Values.ToList());
                return new JsonObject { [chosen.Name] = Input(chosen.Type, depth - 1) };
            case InputObjectType input:
                return new JsonObject(input.Fields.Values.Where(field => field.IsRequired || chance.Of(40)).Select(field => KeyValuePair.Create(field.Name, Input(field.Type, depth - 1))));
            default:
                return Scalar(type.Named.Name);
        }
    }

    private JsonObject Object(ObjectType type, int depth)
    {
        var value = new JsonObject { ["__typename"] = type.Name };
        foreach (var field in type.Fields.Values)
        {
            if (!chance.Of(4) && Output(field.Type, depth - 1, field.Arguments.Count > 0) is { } given)
            {
                value[field.Name] = given;
            }
        }

        return value;
    }

    private JsonNode? Output(GraphQLType type, int depth, bool hasArguments)
    {
        var percent = chance.Below(100);
        return percent switch
        {
            < 3 => new JsonObject { ["$error"] = $"boom {chance.Below(1000)}" },
            < 8 => null,
            < 13 => new JsonObject { ["$async"] = Output(type, depth, hasArguments) },
            < 15 => JsonNode.Parse(chance.Pick(["{}", "[]", "\"wrong\"", "7"])),
            _ => type switch
            {
                NonNullType nonNull => Output(nonNull.Inner, depth, hasArguments),
                ListType list => new JsonArray([.. Enumerable.Range(0, chance.Below(3)).Select(_ => Output(list.Item, depth, false))]),
                EnumType values => chance.Pick(values.Values.Keys.ToList()),
                CompositeType composite => depth <= 0 || schema.PossibleTypes(composite).ToList() is not { Count: > 0 } possible ? null : Object(chance.Pick(possible), depth),
                _ when hasArguments && type.Named.Name is "String" or "ID" or "Any" => new JsonObject { ["$args"] = true },
                _ => Scalar(type.Named.Name),
            },
        };
    }

    private JsonNode? Scalar(string name) => JsonNode.Parse(name switch
    {
        "Int" => chance.Pick(["0", "-5", "2147483647", "2.0"]),
        "Float" => chance.Pick(["1", "-0.5", "1e10"]),
        "Boolean" => chance.Pick(["true", "false"]),
        "ID" => chance.Pick(["\"id\"", "\"42\""]),
        "String" => chance.Pick(["\"text\"", "\"\"", "\"\\u00e9\\n\""]),
        _ => chance.Pick(["1", "\"any\"", "[1,\"a\",null]", "{\"a\":1}", "false"]),
    });
}
