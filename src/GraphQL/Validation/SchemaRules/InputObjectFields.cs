using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Validation.SchemaRules;

/// <summary>Input objects have fields; those of a OneOf are nullable without default, https://spec.graphql.org/September2025/#sec-Input-Objects.Type-Validation.</summary>
internal sealed class InputObjectFields : ISchemaRule
{
    public void Check(Schema schema, Action<GraphQLError> report)
    {
        foreach (var type in schema.Types.Values.OfType<InputObjectType>())
        {
            if (type.Fields.Count == 0)
            {
                report(GraphQLError.At($"Input Object type {type} must define one or more fields.", type.Nodes));
            }

            foreach (var field in type.Fields.Values.Where(_ => type.IsOneOf))
            {
                if (field.Type is NonNullType)
                {
                    report(GraphQLError.At($"OneOf input field {field} must be nullable.", field.Node.Type.Location));
                }

                if (field.DefaultValue is not null)
                {
                    report(GraphQLError.At($"OneOf input field {field} cannot have a default value.", field.Node.Location));
                }
            }
        }
    }
}
