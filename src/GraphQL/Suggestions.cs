namespace Sunomi.GraphQL;

/// <summary>"Did you mean …?" for names that almost exist.</summary>
internal static class Suggestions
{
    /// <summary>A sentence with a leading space, or nothing when no option is close.</summary>
    public static string For(string name, IEnumerable<string> options)
    {
        const int Most = 5;
        var threshold = (int)(name.Length * 0.4) + 1;
        var near = options
            .Select(option => (Option: option, Distance: Distance(name, option, threshold)))
            .Where(found => found.Distance <= threshold)
            .OrderBy(found => found.Distance)
            .ThenBy(found => found.Option, StringComparer.Ordinal)
            .Take(Most)
            .Select(found => $"\"{found.Option}\"")
            .ToList();
        return near.Count switch
        {
            0 => string.Empty,
            1 => $" Did you mean {near[0]}?",
            2 => $" Did you mean {near[0]} or {near[1]}?",
            _ => $" Did you mean {string.Join(", ", near.SkipLast(1))}, or {near[^1]}?",
        };
    }

    /// <summary>Edits (insert, delete, replace, swap neighbours) from one name to the other, ignoring case at the price of one.</summary>
    private static int Distance(string left, string right, int threshold)
    {
        if (left == right)
        {
            return 0;
        }

        if (string.Equals(left, right, StringComparison.OrdinalIgnoreCase))
        {
            return 1;
        }

        if (Math.Abs(left.Length - right.Length) > threshold)
        {
            return int.MaxValue;
        }

        var rows = new int[3][];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = new int[right.Length + 1];
        }

        for (var j = 0; j <= right.Length; j++)
        {
            rows[0][j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            var row = rows[i % 3];
            var above = rows[(i - 1) % 3];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var same = char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]);
                row[j] = Math.Min(Math.Min(above[j] + 1, row[j - 1] + 1), above[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    row[j] = Math.Min(row[j], rows[(i - 2) % 3][j - 2] + 1);
                }
            }
        }

        return rows[left.Length % 3][right.Length];
    }
}
