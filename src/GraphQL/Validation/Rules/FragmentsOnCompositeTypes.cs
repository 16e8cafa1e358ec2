using Sunomi.GraphQL.Language;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Validation.Rules;

/// <summary>Fragments are on types that have fields. https://spec.graphql.org/September2025/#sec-Fragments-on-Object-Interface-or-Union-Types</summary>
internal sealed class FragmentsOnCompositeTypes : Rule
{
    public override void EnterInlineFragment(InlineFragmentNode fragment)
    {
        if (fragment.TypeCondition is { } condition && Context.Schema.Type(condition.Name.Value) is not (null or CompositeType))
        {
            Report($"Fragment cannot condition on non composite type \"{condition}\".", condition.Location);
        }
    }

    public override void EnterFragment(FragmentDefinitionNode fragment)
    {
        if (Context.Schema.Type(fragment.TypeCondition.Name.Value) is not (null or CompositeType))
        {
            Report($"Fragment \"{fragment.Name}\" cannot condition on non composite type \"{fragment.TypeCondition}\".", fragment.TypeCondition.Location);
        }
    }
}
