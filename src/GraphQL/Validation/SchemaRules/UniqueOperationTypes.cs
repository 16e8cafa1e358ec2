using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Validation.SchemaRules;

/// <summary>Each operation has one root type at most, https://spec.graphql.org/September2025/#sec-Root-Operation-Types.</summary>
internal sealed class UniqueOperationTypes : IDefinitionRule
{
    public void Check(Document document, Action<GraphQLError> report)
    {
        var known = new Dictionary<OperationType, RootOperationNode>();
        foreach (var root in document.Definitions.OfType<SchemaDefinitionNode>().SelectMany(schema => schema.OperationTypes))
        {
            if (!known.TryAdd(root.Operation, root))
            {
                report(GraphQLError.At($"There can be only one {OperationTypes.NameOf(root.Operation)} type in schema.", known[root.Operation].Location, root.Location));
            }
        }
    }
}
