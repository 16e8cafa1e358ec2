using System.Collections.Concurrent;
using Sunomi.GraphQL.Language;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Execution;

/// <summary>A document that was parsed, measured and validated, or the errors that this found.</summary>
internal sealed class PreparedDocument
{
    /// <summary>By name; the only one, asked for without a name, is under the empty one, which no operation has.</summary>
    private readonly ConcurrentDictionary<string, PreparedOperation> operations = new();

    public Document? Document { get; init; }

    public IReadOnlyList<GraphQLError> Errors { get; init; } = [];

    public bool CostDependsOnVariables { get; init; }

    /// <summary>Characters of the document, as often as it may come to be compiled.</summary>
    public long Weight { get; init; }

    /// <returns>Null after an error was added.</returns>
    public PreparedOperation? Operation(Schema schema, string? name, List<GraphQLError> errors)
    {
        var key = name ?? string.Empty;
        if (name is not "" && operations.TryGetValue(key, out var prepared))
        {
            return prepared;
        }

        if (OperationChoice.GetOperation(schema, Document!, name, errors) is not { } operation)
        {
            return null;
        }

        return operations.GetOrAdd(key, new PreparedOperation(schema, Document!, operation));
    }
}
