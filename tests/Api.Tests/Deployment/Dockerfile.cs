using System.Text.RegularExpressions;

namespace Sunomi.Tests.Deployment;

/// <summary>The stages of <c>deploy/Dockerfile</c>, each with what those before it left.</summary>
internal sealed partial class Dockerfile
{
    private readonly Dictionary<string, List<string>> stages = [];

    public Dockerfile()
    {
        List<string>? stage = null;
        foreach (var line in Continuation().Replace(Repository.Read("deploy/Dockerfile"), " ").Split('\n').Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (From().Match(line) is { Success: true } from)
            {
                stage = [.. stages.GetValueOrDefault(from.Groups["image"].Value, [])];
                stages.Add(from.Groups["stage"].Value, stage);
            }

            stage!.Add(line);
        }
    }

    public IEnumerable<string> Stages => stages.Keys;

    /// <summary>The last of these instructions that counts, without its name.</summary>
    public string Last(string stage, string instruction) => stages[stage].Last(line => line.StartsWith(instruction + ' ', StringComparison.Ordinal))[(instruction.Length + 1)..];

    public IEnumerable<KeyValuePair<string, string>> Environment(string stage) => stages[stage]
        .Where(line => line.StartsWith("ENV ", StringComparison.Ordinal))
        .SelectMany(line => line[4..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Select(pair => KeyValuePair.Create(pair[..pair.IndexOf('=', StringComparison.Ordinal)], pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..]));

    public bool Has(string stage, string words) => stages[stage].Exists(line => line.Contains(words, StringComparison.Ordinal));

    [GeneratedRegex(@"\\\n\s*")]
    private static partial Regex Continuation();

    [GeneratedRegex(@"^FROM (?<image>\S+) AS (?<stage>\S+)$")]
    private static partial Regex From();
}
