using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Validation.Rules;

/// <summary>A directive that is not repeatable stands once in a place. https://spec.graphql.org/September2025/#sec-Directives-Are-Unique-per-Location</summary>
internal sealed class UniqueDirectivesPerLocation : Rule
{
    public override void Directives(IReadOnlyList<DirectiveNode> directives, DirectiveLocation location)
    {
        var seen = new Dictionary<string, DirectiveNode>();
        foreach (var directive in directives)
        {
            if (Context.Schema.TryGetDirective(directive.Name.Value, out var definition) && !definition.IsRepeatable && !seen.TryAdd(directive.Name.Value, directive))
            {
                Report($"The directive \"@{directive.Name}\" can only be used once at this location.", seen[directive.Name.Value].Location, directive.Location);
            }
        }
    }
}
