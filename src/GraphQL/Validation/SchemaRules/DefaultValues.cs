using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Validation.SchemaRules;

/// <summary>Defaults fit their types, https://spec.graphql.org/September2025/#sec-Field-Arguments.Type-Validation.</summary>
internal sealed class DefaultValues : ISchemaRule
{
    public void Check(Schema schema, Action<GraphQLError> report)
    {
        var inputs = schema.Directives.Values.SelectMany(directive => directive.Arguments)
            .Concat(schema.Types.Values.OfType<FieldsType>().SelectMany(type => type.Fields.Values).SelectMany(field => field.Arguments))
            .Concat(schema.Types.Values.OfType<InputObjectType>().SelectMany(type => type.Fields.Values));
        foreach (var input in inputs)
        {
            if (input.DefaultValue is { } literal && input.Type.IsInput)
            {
                InputLiterals.Validate(literal, input.Type, (message, node) => report(GraphQLError.At($"{input} has invalid default value: {message}", node.Location)));
            }
        }
    }
}
