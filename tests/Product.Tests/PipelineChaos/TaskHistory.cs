using System.Text.RegularExpressions;

namespace Sunomi.Tests.Product.PipelineChaos;

/// <summary>What the product's log tells of tasks over all starts of its process.</summary>
internal sealed partial class TaskHistory
{
    private readonly List<string> unexplained = [];

    /// <param name="log">lines, the oldest first</param>
    public TaskHistory(IEnumerable<string> log)
    {
        // what began and is not known to have come to nothing
        var begun = new HashSet<string>();
        foreach (var line in log)
        {
            if (line.Contains("Orleans from '", StringComparison.Ordinal))
            {
                Starts++;
                begun.Clear();
            }
            else if (Began().Match(line) is { Success: true } began)
            {
                Begun++;
                if (!begun.Add(began.Groups[1].Value))
                {
                    unexplained.Add(began.Value);
                }
            }
            else if (Broke().Match(line) is { Success: true } broke && begun.Remove(broke.Groups.Values.Skip(1).First(group => group.Success).Value))
            {
                Broken++;
            }
        }
    }

    /// <summary>Of the process.</summary>
    public int Starts { get; }

    public int Begun { get; }

    /// <summary>Attempts that failed, were handed back or lost their lease.</summary>
    public int Broken { get; }

    /// <summary>Tasks that began while an attempt before had neither failed nor lost its lease: work that was done twice.</summary>
    public IReadOnlyList<string> Unexplained => unexplained;

    [GeneratedRegex(@"^ +Task (\S+) begins, token")]
    private static partial Regex Began();

    [GeneratedRegex(@"^ +(?:Task (\S+) (?:failed\.|is handed back|was stopped: its lease)|The lease of \S+ on (\S+) was lost)")]
    private static partial Regex Broke();
}
