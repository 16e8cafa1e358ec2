using System.Text;

namespace Sunomi.GraphQL.Language;

/// <summary>The value of block strings and back, https://spec.graphql.org/September2025/#BlockStringValue().</summary>
internal static class BlockString
{
    /// <summary>BlockStringValue(rawValue): common indentation and blank lines at both ends removed.</summary>
    public static string Value(List<string> lines)
    {
        var commonIndent = int.MaxValue;
        var first = -1;
        var last = -1;
        for (var i = 0; i < lines.Count; i++)
        {
            var indent = LeadingWhiteSpace(lines[i]);
            if (indent == lines[i].Length)
            {
                continue;
            }

            first = first < 0 ? i : first;
            last = i;
            commonIndent = i > 0 ? Math.Min(commonIndent, indent) : commonIndent;
        }

        if (first < 0)
        {
            return string.Empty;
        }

        var text = new StringBuilder();
        for (var i = first; i <= last; i++)
        {
            text.Append(i > first ? "\n" : string.Empty);
            text.Append(lines[i], i == 0 ? 0 : Math.Min(commonIndent, lines[i].Length), i == 0 ? lines[i].Length : Math.Max(0, lines[i].Length - commonIndent));
        }

        return text.ToString();
    }

    /// <summary>Whether the text comes back the same from a block string.</summary>
    public static bool CanPrint(string value)
    {
        foreach (var c in value)
        {
            if (c < ' ' && c is not ('\t' or '\n'))
            {
                return false;
            }
        }

        return Value([.. value.Split('\n')]) == value;
    }

    /// <summary>The text between triple quotes, on lines of its own where that is needed or easier to read.</summary>
    public static string Print(string value)
    {
        var escaped = value.Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal);
        var lines = escaped.Split('\n');
        var forceLeadingNewLine = lines.Length > 1 && lines.Skip(1).All(line => line.Length == 0 || line[0] is ' ' or '\t');
        var forceTrailingNewLine = value.EndsWith('\\') || (value.EndsWith('"') && !escaped.EndsWith("\\\"\"\"", StringComparison.Ordinal));
        var multiline = lines.Length > 1 || value.Length > 70 || forceTrailingNewLine || escaped.EndsWith("\\\"\"\"", StringComparison.Ordinal);
        var startsWithSpace = lines.Length == 1 && value.Length > 0 && value[0] is ' ' or '\t';
        var leading = (multiline && !startsWithSpace) || forceLeadingNewLine ? "\n" : string.Empty;
        var trailing = multiline || forceTrailingNewLine ? "\n" : string.Empty;
        return $"\"\"\"{leading}{escaped}{trailing}\"\"\"";
    }

    private static int LeadingWhiteSpace(string line)
    {
        var i = 0;
        while (i < line.Length && line[i] is ' ' or '\t')
        {
            i++;
        }

        return i;
    }
}
