using System.Reflection;

namespace Sunomi.Media;

/// <summary>
/// Languages as files name them (<c>eng</c>, <c>ger</c>, <c>pt-BR</c>), as players want them (BCP 47: the shortest code, <c>en</c>), and by
/// their own names. The table in <c>languages.txt</c> lists ISO 639-1, the codes of ISO 639-2 and 639-3 for the same language, and its name.
/// </summary>
internal static class Languages
{
    private const int LongestTag = 35;

    private static readonly Dictionary<string, string> Short = new(StringComparer.OrdinalIgnoreCase);
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase);

    static Languages()
    {
        using var table = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("languages.txt")!);
        while (table.ReadLine() is { } line)
        {
            var fields = line.Split(' ', 3);
            Names[fields[0]] = fields[2];
            foreach (var code in fields[1].Split(','))
            {
                Short[code] = fields[0];
            }
        }
    }

    /// <returns>Null for none, for "undetermined", and for what is no tag at all.</returns>
    public static string? Tag(string? text)
    {
        if (text is not { Length: >= 2 and <= LongestTag } || !text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
        {
            return null;
        }

        var parts = text.Replace('_', '-').Split('-', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0 || parts[0].Length is < 2 or > 8 || !parts[0].All(char.IsAsciiLetter) || parts.Any(part => part.Length > 8))
        {
            return null;
        }

        var language = parts[0].ToLowerInvariant();
        return language is "und" or "mis" or "mul" or "zxx" ? null : string.Join('-', parts[1..].Select(Canonical).Prepend(Short.GetValueOrDefault(language, language)));
    }

    /// <summary>Scripts are written Hant, regions BR (RFC 5646, 2.1.1).</summary>
    private static string Canonical(string part) => part.Length switch
    {
        2 => part.ToUpperInvariant(),
        4 when part.All(char.IsAsciiLetter) => char.ToUpperInvariant(part[0]) + part[1..].ToLowerInvariant(),
        _ => part.ToLowerInvariant(),
    };

    /// <summary>What a speaker of the language calls it, with the region or script behind it; the tag itself where that is not known.</summary>
    public static string Name(string tag)
    {
        var parts = tag.Split('-', 2);
        return Names.TryGetValue(parts[0], out var name) ? parts.Length == 1 ? name : $"{name} ({parts[1]})" : tag;
    }
}
