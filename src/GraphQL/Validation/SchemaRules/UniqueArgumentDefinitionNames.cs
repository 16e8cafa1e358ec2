using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Validation.SchemaRules;

/// <summary>Arguments of a field or directive have different names, https://spec.graphql.org/September2025/#sec-Field-Arguments.</summary>
internal sealed class UniqueArgumentDefinitionNames : IDefinitionRule
{
    public void Check(Document document, Action<GraphQLError> report)
    {
        foreach (var definition in document.Definitions)
        {
            if (definition is DirectiveDefinitionNode directive)
            {
                Check($"@{directive.Name}", directive.Arguments, report);
            }
            else if (definition is FieldsTypeDefinitionNode type)
            {
                foreach (var field in type.Fields)
                {
                    Check($"{type.Name}.{field.Name}", field.Arguments, report);
                }
            }
        }
    }

    private static void Check(string owner, IReadOnlyList<InputValueDefinitionNode> arguments, Action<GraphQLError> report)
    {
        foreach (var same in arguments.GroupBy(argument => argument.Name.Value).Where(same => same.Count() > 1))
        {
            report(GraphQLError.At($"Argument \"{owner}({same.Key}:)\" can only be defined once.", [.. same.Select(argument => argument.Name.Location)]));
        }
    }
}
