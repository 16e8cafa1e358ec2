using Sunomi.GraphQL.Language;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Execution;

/// <summary>GetOperation(document, operationName), https://spec.graphql.org/September2025/#GetOperation().</summary>
internal static class OperationChoice
{
    /// <returns>The operation to execute; null after an error was added.</returns>
    public static OperationDefinitionNode? GetOperation(Schema schema, Document document, string? name, List<GraphQLError> errors)
    {
        var operations = document.Definitions.OfType<OperationDefinitionNode>().Where(operation => name is null || operation.Name?.Value == name).ToList();
        if (operations is not [var chosen])
        {
            errors.Add(new(
                name is not null ? $"Unknown operation named \"{name}\"."
                : operations.Count == 0 ? "Must provide an operation."
                : "Must provide operation name if query contains multiple operations."));
            return null;
        }

        if (!schema.RootTypes.ContainsKey(chosen.Operation))
        {
            errors.Add(GraphQLError.At($"Schema is not configured to execute {OperationTypes.NameOf(chosen.Operation)} operation.", chosen.Location));
            return null;
        }

        return chosen;
    }
}
