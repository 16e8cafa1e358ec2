namespace Sunomi.GraphQL.Validation.SchemaRules;

/// <summary>
/// Searches depth first for circles among things that refer to each other, and tells each by the steps that lead around.
/// Without recursion: a schema may chain any number of them.
/// </summary>
internal sealed class CircleSearch<TNode, TStep>(Func<TNode, IEnumerable<(TStep Step, TNode Target)>> follow, Action<List<TStep>> report)
    where TNode : notnull
{
    private readonly HashSet<TNode> visited = [];
    private readonly Dictionary<TNode, int> open = [];
    private readonly List<TStep> path = [];

    public void From(TNode start)
    {
        var levels = new Stack<(TNode Node, IEnumerator<(TStep Step, TNode Target)> Next)>();
        Open(start, levels);
        while (levels.TryPeek(out var level))
        {
            if (!level.Next.MoveNext())
            {
                open.Remove(level.Node);
                levels.Pop();
                path.RemoveRange(Math.Max(0, path.Count - 1), Math.Min(1, path.Count));
                continue;
            }

            var (step, target) = level.Next.Current;
            path.Add(step);
            if (open.TryGetValue(target, out var entered))
            {
                report(path[entered..]);
            }

            if (!Open(target, levels))
            {
                path.RemoveAt(path.Count - 1);
            }
        }
    }

    /// <returns>False when the search was there before.</returns>
    private bool Open(TNode node, Stack<(TNode Node, IEnumerator<(TStep Step, TNode Target)> Next)> levels)
    {
        if (!visited.Add(node))
        {
            return false;
        }

        open[node] = path.Count;
        levels.Push((node, follow(node).GetEnumerator()));
        return true;
    }
}
