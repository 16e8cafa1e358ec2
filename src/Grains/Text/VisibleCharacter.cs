using System.Globalization;
using System.Text;

namespace Sunomi.Text;

/// <summary>Which characters can be seen: a title, a tag or a comment of none but others would look empty.</summary>
internal static class VisibleCharacter
{
    public static bool Is(Rune rune) =>
        !IsBlankLetter(rune)
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.EnclosingMark or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse);

    /// <summary>Letters and symbols to Unicode that are drawn as nothing: fillers of Hangul, the empty Braille pattern.</summary>
    private static bool IsBlankLetter(Rune rune) => rune.Value is 0x115F or 0x1160 or 0x2800 or 0x3164 or 0xFFA0;
}
