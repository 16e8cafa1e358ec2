using System.Text;
using Sunomi.Outcomes;
using Sunomi.Text;

namespace Sunomi.Discussion;

/// <summary>What may be the text of a comment. It is kept as typed but for blanks around it, and escaped where it is shown.</summary>
internal static class CommentText
{
    /// <summary>Unicode scalar values, so that one emoji is not counted as two characters.</summary>
    private const int MaxCharacters = 10_000;

    /// <summary>The text to keep, or why there is none.</summary>
    public static (string Text, Problem? Problem) Read(string typed)
    {
        var text = typed.Trim();
        return (text, WhyNot(text) is { } reason ? Problem.Invalid("text", reason) : null);
    }

    private static string? WhyNot(string text)
    {
        // A scalar value takes one or two UTF-16 units: what is longer than this need not be counted.
        if (text.Length > 2 * MaxCharacters)
        {
            return TooLong;
        }

        var characters = 0;
        var visible = false;
        for (var i = 0; i < text.Length; characters++)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune))
            {
                return "A comment is made of whole characters: there is half of one in it.";
            }

            if (Rune.IsControl(rune) && rune.Value is not ('\n' or '\t') && !IsStartOfLineBreak(text, i))
            {
                return "A comment has no control characters but line breaks and tabs.";
            }

            visible |= VisibleCharacter.Is(rune);
            i += rune.Utf16SequenceLength;
        }

        return visible
            ? characters > MaxCharacters ? TooLong : null
            : "A comment has at least one character that can be seen.";
    }

    private static string TooLong => $"A comment has at most {MaxCharacters} characters.";

    /// <summary>Some keyboards end a line with two characters.</summary>
    private static bool IsStartOfLineBreak(string text, int index) => text.AsSpan(index).StartsWith("\r\n");
}
