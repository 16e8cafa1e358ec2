using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Validation.SchemaRules;

/// <summary>Directives on definitions get arguments that they have, each once, and all that they require, https://spec.graphql.org/September2025/#sec-Validation.Arguments.</summary>
internal sealed class DirectiveArgumentsInDefinitions : IDefinitionRule
{
    public void Check(Document document, Action<GraphQLError> report)
    {
        var known = DefinitionParts.Directives(document);
        foreach (var directive in DefinitionParts.DirectiveSites(document).SelectMany(site => site.Directives))
        {
            foreach (var same in directive.Arguments.GroupBy(argument => argument.Name.Value).Where(same => same.Count() > 1))
            {
                report(GraphQLError.At($"There can be only one argument named \"{same.Key}\".", [.. same.Select(argument => argument.Name.Location)]));
            }

            if (known.TryGetValue(directive.Name.Value, out var definition))
            {
                CheckNames(directive, definition, report);
                CheckRequired(directive, definition, report);
            }
        }
    }

    private static void CheckNames(DirectiveNode directive, DirectiveDefinitionNode definition, Action<GraphQLError> report)
    {
        var names = definition.Arguments.Select(argument => argument.Name.Value).ToList();
        foreach (var argument in directive.Arguments.Where(argument => !names.Contains(argument.Name.Value)))
        {
            report(GraphQLError.At(
                $"Unknown argument \"{argument.Name}\" on directive \"@{directive.Name}\".{Suggestions.For(argument.Name.Value, names)}",
                argument.Location));
        }
    }

    private static void CheckRequired(DirectiveNode directive, DirectiveDefinitionNode definition, Action<GraphQLError> report)
    {
        foreach (var argument in definition.Arguments.Where(argument => argument is { Type: NonNullTypeNode, DefaultValue: null }))
        {
            if (directive.Argument(argument.Name.Value) is null)
            {
                report(GraphQLError.At(
                    $"Argument \"@{directive.Name}({argument.Name}:)\" of type \"{argument.Type}\" is required, but it was not provided.",
                    directive.Location));
            }
        }
    }
}
