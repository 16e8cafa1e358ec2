using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Validation.Rules;

/// <summary>Fragments that are spread exist. https://spec.graphql.org/September2025/#sec-Fragment-Spread-Target-Defined</summary>
internal sealed class KnownFragmentNames : Rule
{
    public override void FragmentSpread(FragmentSpreadNode spread)
    {
        if (Context.Fragment(spread.Name.Value) is null)
        {
            var known = Context.Document.Definitions.OfType<FragmentDefinitionNode>().Select(fragment => fragment.Name.Value);
            Report($"Unknown fragment \"{spread.Name}\".{Suggestions.For(spread.Name.Value, known)}", spread.Name.Location);
        }
    }
}
