using System.Text.Json;
using Sunomi.GraphQL.Execution;

namespace Sunomi.GraphQL;

/// <summary>Documents that clients name instead of sending: those that they sent before, and those that an application ships with.</summary>
public sealed class PersistedOperations
{
    internal Dictionary<string, string> Listed { get; } = [];

    /// <summary>
    /// Whether a document that came once with its SHA-256 can be named by that hash from then on. Default true. What is remembered is
    /// bounded; a client that hears PERSISTED_QUERY_NOT_FOUND sends the text again.
    /// </summary>
    public bool Automatic { get; set; } = true;

    /// <summary>Whether nothing is answered but what is listed. Default false.</summary>
    public bool ListedOnly { get; set; }

    /// <summary>Adds a document under the name that clients use for it, as a rule its SHA-256 in lower-case hex, with or without <c>sha256:</c> before it.</summary>
    public PersistedOperations Add(string id, string document)
    {
        Listed[GraphQLRequest.WithoutPrefix(id)] = document;
        return this;
    }

    /// <summary>Adds what a client's build wrote: a JSON object with a document for each id, as GraphQL Code Generator writes it.</summary>
    /// <exception cref="FormatException">The text is something else.</exception>
    public PersistedOperations AddList(string json)
    {
        try
        {
            foreach (var (id, document) in JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? [])
            {
                Add(id, document);
            }

            return this;
        }
        catch (JsonException exception)
        {
            throw new FormatException($"The list of persisted operations is no JSON object of documents: {exception.Message}", exception);
        }
    }
}
