using System.Text.Json;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Execution;

/// <summary>A request as a transport received it; <see cref="Variables"/> is an object, null or undefined.</summary>
internal sealed record GraphQLRequest(string Query, string? OperationName, JsonElement Variables)
{
    /// <summary>Reads the parameters of https://graphql.github.io/graphql-over-http/draft/#sec-Request-Parameters.</summary>
    /// <returns>Null and what is wrong when they are not well-formed.</returns>
    public static GraphQLRequest? Read(JsonElement body, out string problem)
    {
        problem = string.Empty;
        if (body.ValueKind != JsonValueKind.Object)
        {
            problem = "The request must be a JSON object.";
            return null;
        }

        if (!JsonText.IsReadable(body))
        {
            problem = "The request has a string that is no Unicode text (invalid UTF-8 or an unpaired surrogate).";
            return null;
        }

        var query = body.TryGetProperty("query", out var text) ? text : default;
        var name = body.TryGetProperty("operationName", out var given) ? given : default;
        var variables = body.TryGetProperty("variables", out var values) ? values : default;
        var extensions = body.TryGetProperty("extensions", out var more) ? more : default;
        problem =
            query.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? "The request has no \"query\"."
            : query.ValueKind != JsonValueKind.String ? "\"query\" must be a string."
            : name.ValueKind is not (JsonValueKind.String or JsonValueKind.Null or JsonValueKind.Undefined) ? "\"operationName\" must be a string."
            : variables.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null or JsonValueKind.Undefined) ? "\"variables\" must be an object."
            : extensions.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null or JsonValueKind.Undefined) ? "\"extensions\" must be an object."
            : string.Empty;
        return problem.Length > 0 ? null : new(query.GetString()!, name.ValueKind == JsonValueKind.String ? name.GetString() : null, variables);
    }
}
