using Sunomi.GraphQL.Language;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Validation.SchemaRules;

/// <summary>There is a query type, and root types are different object types, https://spec.graphql.org/September2025/#sec-Root-Operation-Types.</summary>
internal sealed class RootOperationTypes : ISchemaRule
{
    public void Check(Schema schema, Action<GraphQLError> report)
    {
        if (!schema.RootTypes.ContainsKey(OperationType.Query))
        {
            report(GraphQLError.At("Query root type must be provided.", schema.Nodes.Where(node => !node.IsExtension)));
        }

        foreach (var (operation, type) in schema.RootTypes.Where(root => root.Value is not ObjectType))
        {
            var node = (Node?)NodeOf(schema, operation) ?? (type.Nodes.Count > 0 ? type.Nodes[0] : null);
            report(GraphQLError.At($"The {OperationTypes.NameOf(operation)} root type must be an Object type, it cannot be {type}.", [node]));
        }

        foreach (var shared in schema.RootTypes.Where(root => root.Value is ObjectType).GroupBy(root => root.Value).Where(shared => shared.Count() > 1))
        {
            report(GraphQLError.At(
                $"All root types must be different, \"{shared.Key}\" is the root type of {string.Join(" and ", shared.Select(root => OperationTypes.NameOf(root.Key)))}.",
                shared.Select(root => NodeOf(schema, root.Key))));
        }
    }

    private static NamedTypeNode? NodeOf(Schema schema, OperationType operation) =>
        schema.Nodes.SelectMany(node => node.OperationTypes).FirstOrDefault(root => root.Operation == operation)?.Type;
}
