using System.Text.RegularExpressions;

namespace Sunomi.GraphQL.Tests.Oracle.Generation;

/// <summary>Small changes to a valid text, token by token.</summary>
internal static partial class Mutation
{
    private static readonly string[] Foreign =
        ["{", "}", "(", ")", "[", "]", ":", "=", "!", "|", "&", "@", "$", "...", "on", "null", "true", "1", "-0.5e3", "\"s\"", "\"\"\"b\"\"\"", "fragment", "query", "type", "$v0", "__typename", "id", "plain", "Alpha", "Int", "@skip(if: true)", "#c\n", "?", "\"\\u{1F600}\"", "\"\\ud800\"", "input", "extend", "implements"];

    public static string Of(string text, Chance chance, int changes)
    {
        var tokens = Tokens().Matches(text).Select(match => match.Value).ToList();
        for (var i = 0; i < changes; i++)
        {
            var at = chance.Below(tokens.Count);
            switch (chance.Below(5))
            {
                case 0:
                    tokens.RemoveAt(at);
                    break;
                case 1:
                    tokens.Insert(at, tokens[at]);
                    break;
                case 2:
                    var other = chance.Below(tokens.Count);
                    (tokens[at], tokens[other]) = (tokens[other], tokens[at]);
                    break;
                case 3:
                    tokens[at] = chance.Pick(Foreign);
                    break;
                default:
                    tokens[at] = tokens[chance.Below(tokens.Count)];
                    break;
            }
        }

        // The reference takes empty selection sets, the edition does not.
        return string.Join(' ', tokens).Replace("{ }", "{ id }", StringComparison.Ordinal);
    }

    [GeneratedRegex("""\"{3}[\s\S]*?\"{3}|"(?:[^"\\]|\\.)*"|\.\.\.|[$@]?\w+(?:\.\d+)?(?:[eE]-?\d+)?|-?\d+|[^\s\w]""")]
    private static partial Regex Tokens();
}
