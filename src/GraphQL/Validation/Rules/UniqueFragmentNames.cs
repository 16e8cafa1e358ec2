using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Validation.Rules;

/// <summary>Fragments have different names. https://spec.graphql.org/September2025/#sec-Fragment-Name-Uniqueness</summary>
internal sealed class UniqueFragmentNames : Rule
{
    private readonly Dictionary<string, Name> known = [];

    public override void EnterFragment(FragmentDefinitionNode fragment)
    {
        if (!known.TryAdd(fragment.Name.Value, fragment.Name))
        {
            Report($"There can be only one fragment named \"{fragment.Name}\".", known[fragment.Name.Value].Location, fragment.Name.Location);
        }
    }
}
