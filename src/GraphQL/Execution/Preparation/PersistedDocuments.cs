using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Sunomi.GraphQL.Execution;

/// <summary>Finds the document of a request that names it, and keeps to the list where only listed documents are answered.</summary>
internal sealed class PersistedDocuments
{
    private readonly Dictionary<string, PreparedDocument> listed = [];
    private readonly Dictionary<string, PreparedDocument> listedTexts = [];
    private readonly DocumentCache<PreparedDocument> automatic;
    private readonly Func<GraphQLRequest, PreparedDocument> prepare;
    private readonly PersistedOperations options;

    /// <param name="options">What is listed and allowed.</param>
    /// <param name="prepare">Prepares a document from its text.</param>
    /// <param name="maxWeight">Bounds what is remembered by hash.</param>
    /// <exception cref="InvalidOperationException">A listed document is not valid.</exception>
    public PersistedDocuments(PersistedOperations options, Func<GraphQLRequest, PreparedDocument> prepare, long maxWeight)
    {
        this.options = options;
        this.prepare = prepare;
        automatic = new(maxWeight);
        foreach (var (id, text) in options.Listed)
        {
            var document = prepare(new GraphQLRequest(text, null, default));
            listed[id] = listedTexts[text] = document.Errors is [var error, ..]
                ? throw new InvalidOperationException($"The listed operation {id} is not valid: {error.Message}")
                : document;
        }
    }

    public PreparedDocument Find(GraphQLRequest request)
    {
        if (request.DocumentId is { } id && listed.TryGetValue(id, out var known))
        {
            return known;
        }

        if (options.ListedOnly)
        {
            return request.HasQuery && listedTexts.TryGetValue(request.Query.GetString()!, out known)
                ? known
                : Refusal("Only operations of a fixed list are answered here, and this is none of them.", "PERSISTED_OPERATION_REQUIRED");
        }

        return request.DocumentId is null ? prepare(request)
            : !options.Automatic ? (request.HasQuery ? prepare(request) : Refusal("PersistedQueryNotSupported", "PERSISTED_QUERY_NOT_SUPPORTED"))
            : request.HasQuery ? Remember(request, request.DocumentId)
            : automatic.Find(MemoryMarshal.AsBytes(request.DocumentId.AsSpan())) ?? Refusal("PersistedQueryNotFound", "PERSISTED_QUERY_NOT_FOUND");
    }

    private PreparedDocument Remember(GraphQLRequest request, string hash)
    {
        var text = Encoding.UTF8.GetBytes(request.Query.GetString()!);
        if (!hash.Equals(Convert.ToHexStringLower(SHA256.HashData(text)), StringComparison.OrdinalIgnoreCase))
        {
            return Refusal("The hash is not the SHA-256 of the query.", "PERSISTED_QUERY_HASH_MISMATCH");
        }

        var document = prepare(request);
        if (document.Errors.Count == 0)
        {
            automatic.Add(MemoryMarshal.AsBytes(hash.AsSpan()), document, document.Weight);
        }

        return document;
    }

    // The messages without words are what clients of automatic persisted queries look for.
    private static PreparedDocument Refusal(string message, string code) => new() { Errors = [new(message) { Code = code }] };
}
