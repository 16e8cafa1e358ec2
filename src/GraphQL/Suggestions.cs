namespace Sunomi.GraphQL;

/// <summary>"Did you mean …?" for names that almost exist.</summary>
internal static class Suggestions
{
    /// <summary>Comparing costs length times length, and strangers write names of any length.</summary>
    private const int LongestName = 100;

    /// <summary>A sentence with a leading space, or nothing when no option is close.</summary>
    public static string For(string name, IEnumerable<string> options)
    {
        const int Most = 5;
        if (name.Length > LongestName)
        {
            return string.Empty;
        }

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

        Span<int> cells = stackalloc int[3 * (right.Length + 1)];
        for (var j = 0; j <= right.Length; j++)
        {
            cells[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            var row = Row(cells, i, right.Length);
            var above = Row(cells, i - 1, right.Length);
            row[0] = i;
            var least = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var same = char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]);
                row[j] = Math.Min(Math.Min(above[j] + 1, row[j - 1] + 1), above[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    row[j] = Math.Min(row[j], Row(cells, i - 2, right.Length)[j - 2] + 1);
                }

                least = Math.Min(least, row[j]);
            }

            if (least > threshold + 1)
            {
                return int.MaxValue; // a swap gains one at most
            }
        }

        return Row(cells, left.Length, right.Length)[right.Length];
    }

    /// <summary>Only the last three rows of the table of distances are kept.</summary>
    private static Span<int> Row(Span<int> cells, int row, int width) => cells.Slice(row % 3 * (width + 1), width + 1);
}
