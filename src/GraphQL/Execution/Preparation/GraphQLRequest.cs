using System.Text.Json;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Execution;

/// <summary>
/// A request as a transport received it. <see cref="Query"/> is a string, or undefined when <see cref="DocumentId"/> stands for it;
/// <see cref="Variables"/> is an object, null or undefined. Both belong to the transport, which keeps them until the request is prepared.
/// </summary>
internal sealed record GraphQLRequest(JsonElement Query, string? OperationName, JsonElement Variables)
{
    private const string HashPrefix = "sha256:";

    public GraphQLRequest(string query, string? operationName, JsonElement variables)
        : this(JsonSerializer.SerializeToElement(query), operationName, variables)
    {
    }

    /// <summary>The SHA-256 of a document in lower-case hex, or its name in the list of documents that are allowed.</summary>
    public string? DocumentId { get; init; }

    public bool HasQuery => Query.ValueKind == JsonValueKind.String;

    /// <summary>Reads the parameters of https://graphql.github.io/graphql-over-http/draft/#sec-Request-Parameters.</summary>
    /// <returns>Null and what is wrong when they are not well-formed.</returns>
    public static GraphQLRequest? Read(JsonElement body, out string problem)
    {
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

        JsonElement query = default, name = default, variables = default, extensions = default, id = default;
        foreach (var member in body.EnumerateObject())
        {
            _ = member.NameEquals("query"u8) ? query = member.Value
                : member.NameEquals("operationName"u8) ? name = member.Value
                : member.NameEquals("variables"u8) ? variables = member.Value
                : member.NameEquals("extensions"u8) ? extensions = member.Value
                : member.NameEquals("documentId"u8) ? id = member.Value
                : default;
        }

        return Read(query, name, variables, extensions, id, out problem);
    }

    /// <inheritdoc cref="Read(JsonElement, out string)"/>
    public static GraphQLRequest? Read(JsonElement query, JsonElement name, JsonElement variables, JsonElement extensions, JsonElement id, out string problem)
    {
        problem =
            !IsStringOrNothing(query) ? "\"query\" must be a string."
            : !IsStringOrNothing(name) ? "\"operationName\" must be a string."
            : !IsStringOrNothing(id) ? "\"documentId\" must be a string."
            : !IsObjectOrNothing(variables) ? "\"variables\" must be an object."
            : !IsObjectOrNothing(extensions) ? "\"extensions\" must be an object."
            : string.Empty;
        if (problem.Length > 0)
        {
            return null;
        }

        var document = DocumentIdOf(extensions, id);
        problem = query.ValueKind == JsonValueKind.String || document is not null ? string.Empty : "The request has no \"query\".";
        return problem.Length > 0 ? null : new(query, name.ValueKind == JsonValueKind.String ? name.GetString() : null, variables) { DocumentId = document };
    }

    /// <summary>
    /// As <c>documentId</c> (https://graphql.github.io/graphql-over-http/draft/#sec-Persisted-Documents), or as what clients of automatic
    /// persisted queries send: <c>{"persistedQuery":{"version":1,"sha256Hash":"…"}}</c>.
    /// </summary>
    private static string? DocumentIdOf(JsonElement extensions, JsonElement id)
    {
        var given = id.ValueKind == JsonValueKind.String ? id
            : extensions.ValueKind == JsonValueKind.Object
                && extensions.TryGetProperty("persistedQuery", out var persisted) && persisted.ValueKind == JsonValueKind.Object
                && persisted.TryGetProperty("sha256Hash", out var hash) && hash.ValueKind == JsonValueKind.String ? hash
            : default;
        return given.ValueKind == JsonValueKind.String ? WithoutPrefix(given.GetString()!) : null;
    }

    /// <summary>A document's id as it is kept: the kind of hash need not be said.</summary>
    internal static string WithoutPrefix(string id) => id.StartsWith(HashPrefix, StringComparison.Ordinal) ? id[HashPrefix.Length..] : id;

    private static bool IsStringOrNothing(JsonElement value) => value.ValueKind is JsonValueKind.String or JsonValueKind.Null or JsonValueKind.Undefined;

    private static bool IsObjectOrNothing(JsonElement value) => value.ValueKind is JsonValueKind.Object or JsonValueKind.Null or JsonValueKind.Undefined;
}
