using System.Runtime.CompilerServices;
using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Validation.Rules;

/// <summary>Fragments do not spread themselves, nor each other in a circle. https://spec.graphql.org/September2025/#sec-Fragment-Spreads-Must-Not-Form-Cycles</summary>
internal sealed class NoFragmentCycles : Rule
{
    private readonly HashSet<string> visited = [];
    private readonly Dictionary<string, int> open = [];
    private readonly List<FragmentSpreadNode> path = [];

    public override void EnterFragment(FragmentDefinitionNode fragment) => DetectCycle(fragment);

    private void DetectCycle(FragmentDefinitionNode fragment)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (!visited.Add(fragment.Name.Value))
        {
            return;
        }

        open[fragment.Name.Value] = path.Count;
        foreach (var spread in Context.Spreads(fragment.SelectionSet))
        {
            path.Add(spread);
            if (open.TryGetValue(spread.Name.Value, out var start))
            {
                var via = path.Skip(start).SkipLast(1).Select(step => $"\"{step.Name}\"").ToList();
                Report(
                    $"Cannot spread fragment \"{spread.Name}\" within itself{(via.Count > 0 ? $" via {string.Join(", ", via)}" : string.Empty)}.",
                    [.. path.Skip(start).Select(step => step.Location)]);
            }
            else if (Context.Fragment(spread.Name.Value) is { } next)
            {
                DetectCycle(next);
            }

            path.RemoveAt(path.Count - 1);
        }

        open.Remove(fragment.Name.Value);
    }
}
