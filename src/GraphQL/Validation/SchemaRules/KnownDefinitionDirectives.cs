using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Validation.SchemaRules;

/// <summary>Directives on definitions exist and may stand there, https://spec.graphql.org/September2025/#sec-Type-System.Directives.</summary>
internal sealed class KnownDefinitionDirectives : IDefinitionRule
{
    public void Check(Document document, Action<GraphQLError> report)
    {
        var known = DefinitionParts.Directives(document);
        foreach (var site in DefinitionParts.DirectiveSites(document))
        {
            var location = DirectiveLocations.NameOf(site.Location);
            foreach (var directive in site.Directives)
            {
                if (!known.TryGetValue(directive.Name.Value, out var definition))
                {
                    report(GraphQLError.At($"Unknown directive \"@{directive.Name}\".{Suggestions.For(directive.Name.Value, known.Keys)}", directive.Location));
                }
                else if (definition.Locations.All(name => name.Value != location))
                {
                    report(GraphQLError.At($"Directive \"@{directive.Name}\" may not be used on {location}.", directive.Location));
                }
            }
        }
    }
}
