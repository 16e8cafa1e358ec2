using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Validation.Rules;

/// <summary>Every fragment is spread by an operation. https://spec.graphql.org/September2025/#sec-Fragments-Must-Be-Used</summary>
internal sealed class NoUnusedFragments : Rule
{
    public override void LeaveDocument(Document document)
    {
        var used = document.Definitions.OfType<OperationDefinitionNode>()
            .SelectMany(Context.ReferencedFragments)
            .Select(fragment => fragment.Name.Value)
            .ToHashSet();
        foreach (var fragment in document.Definitions.OfType<FragmentDefinitionNode>().Where(fragment => !used.Contains(fragment.Name.Value)))
        {
            Report($"Fragment \"{fragment.Name}\" is never used.", fragment.Location);
        }
    }
}
