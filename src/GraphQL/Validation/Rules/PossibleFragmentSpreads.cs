using Sunomi.GraphQL.Language;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Validation.Rules;

/// <summary>A fragment can apply where it is spread. https://spec.graphql.org/September2025/#sec-Fragment-Spread-Is-Possible</summary>
internal sealed class PossibleFragmentSpreads : Rule
{
    public override void EnterInlineFragment(InlineFragmentNode fragment)
    {
        if (Context.Type is CompositeType type && Context.ParentType is { } parent && !DoTypesOverlap(type, parent))
        {
            Report($"Fragment cannot be spread here as objects of type \"{parent}\" can never be of type \"{type}\".", fragment.Location);
        }
    }

    public override void FragmentSpread(FragmentSpreadNode spread)
    {
        if (Context.TypeOf(Context.Fragment(spread.Name.Value)?.TypeCondition) is { } type && Context.ParentType is { } parent && !DoTypesOverlap(type, parent))
        {
            Report($"Fragment \"{spread.Name}\" cannot be spread here as objects of type \"{parent}\" can never be of type \"{type}\".", spread.Location);
        }
    }

    private bool DoTypesOverlap(CompositeType left, CompositeType right) =>
        left == right || Context.Schema.PossibleTypes(left).Intersect(Context.Schema.PossibleTypes(right)).Any();
}
