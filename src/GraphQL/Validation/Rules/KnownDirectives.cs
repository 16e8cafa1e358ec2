using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Validation.Rules;

/// <summary>Directives exist and may stand where they do. https://spec.graphql.org/September2025/#sec-Directives-Are-Defined</summary>
internal sealed class KnownDirectives : Rule
{
    public override void Directives(IReadOnlyList<DirectiveNode> directives, DirectiveLocation location)
    {
        foreach (var directive in directives)
        {
            if (!Context.Schema.TryGetDirective(directive.Name.Value, out var definition))
            {
                Report($"Unknown directive \"@{directive.Name}\".{Suggestions.For(directive.Name.Value, Context.Schema.Directives.Keys)}", directive.Location);
            }
            else if (!definition.Locations.Contains(location))
            {
                Report($"Directive \"@{directive.Name}\" may not be used on {DirectiveLocations.NameOf(location)}.", directive.Location);
            }
        }
    }
}
