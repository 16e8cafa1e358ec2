using System.Text.Json;
using System.Text.Json.Nodes;
using Sunomi.GraphQL.Language;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Adapter;

/// <summary>Runs one case of the runner contract by its kind.</summary>
internal static class Cases
{
    public static async Task<JsonObject> RunAsync(JsonElement test)
    {
        await Task.CompletedTask;
        return test.GetProperty("kind").GetString() switch
        {
            "parse" => Parse(test.GetProperty("source").GetString()!),
            "schema" => BuildSchema(test.GetProperty("sdl").GetString()!),
            var kind => new JsonObject { ["unsupported"] = true, ["reason"] = $"kind {kind}" },
        };
    }

    private static JsonObject Parse(string source)
    {
        try
        {
            return new() { ["ok"] = true, ["printed"] = Printer.Print(Parser.Parse(source, ParserLimits.Trusted)) };
        }
        catch (SyntaxException exception)
        {
            return new() { ["ok"] = false, ["errors"] = Errors([GraphQLError.At(exception.Message, exception.Location)]) };
        }
    }

    private static JsonObject BuildSchema(string sdl)
    {
        try
        {
            return new() { ["ok"] = true, ["printed"] = SchemaPrinter.Print(Schema.Parse(sdl)) };
        }
        catch (SchemaException exception)
        {
            return new() { ["ok"] = false, ["errors"] = Errors(exception.Errors) };
        }
    }

    private static JsonArray Errors(IEnumerable<GraphQLError> errors)
    {
        var list = new JsonArray();
        foreach (var error in errors)
        {
            var one = new JsonObject { ["message"] = error.Message };
            if (error.Locations.Count > 0)
            {
                one["locations"] = new JsonArray([.. error.Locations.Select(place => new JsonObject { ["line"] = place.Line, ["column"] = place.Column })]);
            }

            if (error.Path is { } path)
            {
                one["path"] = new JsonArray([.. path.Select(key => key is int index ? JsonValue.Create(index) : JsonValue.Create((string)key))]);
            }

            list.Add((JsonNode)one);
        }

        return list;
    }
}
