using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Sunomi.Storage.Catalogue;

/// <summary>The words of a search; at least one.</summary>
public sealed class SearchQuery
{
    /// <summary>In characters; longer text is not a search.</summary>
    public const int MaxLength = 200;

    /// <summary>More words than this are not looked at.</summary>
    public const int MaxWords = 8;

    private SearchQuery(string[] words) => Words = words;

    internal IReadOnlyList<string> Words { get; }

    /// <summary>False when the text is too long, or has neither a letter nor a digit.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out SearchQuery? query)
    {
        query = null;
        if (text.Length > MaxLength)
        {
            return false;
        }

        var spaced = string.Concat(text.EnumerateRunes().Select(rune => IsOfWord(rune) ? rune.ToString() : " "));
        var words = spaced.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(HasLetterOrDigit).Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(MaxWords).ToArray();
        query = words.Length > 0 ? new SearchQuery(words) : null;
        return query is not null;
    }

    private static bool HasLetterOrDigit(string word) => word.EnumerateRunes().Any(Rune.IsLetterOrDigit);

    /// <summary>Marks too: a letter with an accent may be two characters.</summary>
    private static bool IsOfWord(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
