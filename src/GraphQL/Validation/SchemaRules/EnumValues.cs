using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Validation.SchemaRules;

/// <summary>Enums have values, https://spec.graphql.org/September2025/#sec-Enums.Type-Validation.</summary>
internal sealed class EnumValues : ISchemaRule
{
    public void Check(Schema schema, Action<GraphQLError> report)
    {
        foreach (var type in schema.Types.Values.OfType<EnumType>().Where(type => type.Values.Count == 0))
        {
            report(GraphQLError.At($"Enum type {type} must define one or more values.", type.Nodes));
        }
    }
}
