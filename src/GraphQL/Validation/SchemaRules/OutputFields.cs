using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Validation.SchemaRules;

/// <summary>Objects and interfaces have fields, and fields have output types, https://spec.graphql.org/September2025/#sec-Objects.Type-Validation.</summary>
internal sealed class OutputFields : ISchemaRule
{
    public void Check(Schema schema, Action<GraphQLError> report)
    {
        foreach (var type in schema.Types.Values.OfType<FieldsType>())
        {
            if (type.Fields.Count == 0)
            {
                report(GraphQLError.At($"Type {type} must define one or more fields.", type.Nodes));
            }

            foreach (var field in type.Fields.Values.Where(field => !field.Type.IsOutput))
            {
                report(GraphQLError.At($"The type of {field} must be Output Type but got: {field.Type}.", field.Node.Type.Location));
            }
        }
    }
}
