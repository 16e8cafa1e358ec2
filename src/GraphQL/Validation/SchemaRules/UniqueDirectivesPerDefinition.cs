using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Validation.SchemaRules;

/// <summary>A directive that is not repeatable stands once on an element, its extensions included, https://spec.graphql.org/September2025/#sec-Type-System.Directives.</summary>
internal sealed class UniqueDirectivesPerDefinition : IDefinitionRule
{
    public void Check(Document document, Action<GraphQLError> report)
    {
        var known = DefinitionParts.Directives(document);
        var shared = new Dictionary<string, Dictionary<string, DirectiveNode>>();
        foreach (var site in DefinitionParts.DirectiveSites(document))
        {
            var seen = new Dictionary<string, DirectiveNode>();
            if (site.Owner is not null && !shared.TryAdd(site.Owner, seen))
            {
                seen = shared[site.Owner];
            }

            foreach (var directive in site.Directives.Where(directive => known.TryGetValue(directive.Name.Value, out var definition) && !definition.Repeatable))
            {
                if (!seen.TryAdd(directive.Name.Value, directive))
                {
                    report(GraphQLError.At($"The directive \"@{directive.Name}\" can only be used once at this location.", seen[directive.Name.Value].Location, directive.Location));
                }
            }
        }
    }
}
