namespace Sunomi.Media;

/// <summary>What the menus of players call tracks: the title that the file gives, else the language; names in a group differ (RFC 8216, 4.3.4.1.1).</summary>
internal static class TrackLabels
{
    /// <param name="taken">Names that others in the group have.</param>
    /// <returns>In the order of <paramref name="tracks"/>.</returns>
    public static string[] For<T>(
        IReadOnlyList<T> tracks, Func<T, string?> title, Func<T, string?> language, string unknown, IEnumerable<string>? taken = null)
    {
        var plain = tracks
            .Select(track => title(track) ?? (language(track) is { } tag ? Languages.Name(tag) : unknown))
            .ToArray();
        var used = new HashSet<string>(taken ?? [], StringComparer.OrdinalIgnoreCase);
        return [.. plain.Select(label => Distinct(label))];

        string Distinct(string label)
        {
            var candidate = label;
            for (var number = 2; !used.Add(candidate); number++)
            {
                candidate = $"{label} {number}";
            }

            return candidate;
        }
    }
}
