using Sunomi.GraphQL.Language;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Validation.SchemaRules;

/// <summary>Arguments have input types, and what is required cannot be deprecated, https://spec.graphql.org/September2025/#sec-Field-Arguments.</summary>
internal sealed class InputPositions : ISchemaRule
{
    public void Check(Schema schema, Action<GraphQLError> report)
    {
        foreach (var argument in schema.Directives.Values.SelectMany(directive => directive.Arguments))
        {
            Check(argument, argument.Node, "argument", report);
        }

        foreach (var argument in schema.Types.Values.OfType<FieldsType>().SelectMany(type => type.Fields.Values).SelectMany(field => field.Arguments))
        {
            Check(argument, argument.Node.Type, "argument", report);
        }

        foreach (var field in schema.Types.Values.OfType<InputObjectType>().SelectMany(type => type.Fields.Values))
        {
            Check(field, field.Node.Type, "input field", report);
        }
    }

    private static void Check(InputValue input, Node place, string kind, Action<GraphQLError> report)
    {
        if (!input.Type.IsInput)
        {
            report(GraphQLError.At($"The type of {input} must be Input Type but got: {input.Type}.", place.Location));
        }

        if (input.IsRequired && input.DeprecationReason is not null)
        {
            report(GraphQLError.At($"Required {kind} {input} cannot be deprecated.", [InterfaceImplementations.Deprecated(input.Node.Directives), input.Node.Type]));
        }
    }
}
