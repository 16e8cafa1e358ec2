using System.Globalization;
using System.Text;

namespace Sunomi.GraphQL.Language;

/// <summary>Where a string literal ends and what it says, or why it is none: then <see cref="End"/> is the place of the error.</summary>
internal readonly record struct ScannedString(int End, string? Value, string? Error = null, bool ErrorIsCharacter = false, int LineBreaks = 0, int LastLineStart = 0);

/// <summary>Reads StringValue, https://spec.graphql.org/September2025/#sec-String-Value.</summary>
internal static class StringScanner
{
    internal const string Unterminated = "Unterminated string.";
    internal const string InvalidCharacter = "Invalid character within String: ";

    public static ScannedString ReadQuoted(string source, int start)
    {
        var position = start + 1;
        var chunkStart = position;
        StringBuilder? text = null;
        while (position < source.Length)
        {
            var c = source[position];
            switch (c)
            {
                case '"':
                    var chunk = source[chunkStart..position];
                    return new(position + 1, text is null ? chunk : text.Append(chunk).ToString());
                case '\\':
                    text ??= new StringBuilder();
                    text.Append(source, chunkStart, position - chunkStart);
                    if (ReadEscape(source, position, text, out var width) is { } error)
                    {
                        return new(position, null, error);
                    }

                    position += width;
                    chunkStart = position;
                    break;
                case '\n' or '\r':
                    return new(position, null, Unterminated);
                default:
                    if (ScalarWidth(source, position) is not (> 0 and var units))
                    {
                        return new(position, null, InvalidCharacter, ErrorIsCharacter: true);
                    }

                    position += units;
                    break;
            }
        }

        return new(position, null, Unterminated);
    }

    /// <summary>Reads a block string and gives its raw lines.</summary>
    public static ScannedString ReadBlock(string source, int start, List<string> lines)
    {
        var position = start + 3;
        var chunkStart = position;
        var lineStart = 0;
        var current = new StringBuilder();
        while (position < source.Length)
        {
            var c = source[position];
            if (c == '"' && string.CompareOrdinal(source, position, "\"\"\"", 0, 3) == 0)
            {
                lines.Add(current.Append(source, chunkStart, position - chunkStart).ToString());
                return new(position + 3, null, LineBreaks: lines.Count - 1, LastLineStart: lineStart);
            }

            if (c == '\\' && string.CompareOrdinal(source, position, "\\\"\"\"", 0, 4) == 0)
            {
                current.Append(source, chunkStart, position - chunkStart);
                chunkStart = position + 1;
                position += 4;
            }
            else if (c is '\n' or '\r')
            {
                lines.Add(current.Append(source, chunkStart, position - chunkStart).ToString());
                current.Clear();
                position += c == '\r' && position + 1 < source.Length && source[position + 1] == '\n' ? 2 : 1;
                chunkStart = lineStart = position;
            }
            else if (ScalarWidth(source, position) is > 0 and var units)
            {
                position += units;
            }
            else
            {
                return new(position, null, InvalidCharacter, ErrorIsCharacter: true, lines.Count, lineStart);
            }
        }

        return new(position, null, Unterminated, LineBreaks: lines.Count, LastLineStart: lineStart);
    }

    /// <summary>UTF-16 units of the Unicode scalar value at this place, 0 for a lone surrogate.</summary>
    private static int ScalarWidth(string source, int position) =>
        !char.IsSurrogate(source[position]) ? 1
        : position + 1 < source.Length && char.IsSurrogatePair(source[position], source[position + 1]) ? 2
        : 0;

    /// <summary>Appends what an escape sequence stands for; the answer is an error or null.</summary>
    private static string? ReadEscape(string source, int position, StringBuilder text, out int width)
    {
        width = 2;
        var c = position + 1 < source.Length ? source[position + 1] : '\0';
        switch (c)
        {
            case '"' or '\\' or '/':
                text.Append(c);
                return null;
            case 'b':
                text.Append('\b');
                return null;
            case 'f':
                text.Append('\f');
                return null;
            case 'n':
                text.Append('\n');
                return null;
            case 'r':
                text.Append('\r');
                return null;
            case 't':
                text.Append('\t');
                return null;
            case 'u':
                return position + 2 < source.Length && source[position + 2] == '{'
                    ? ReadBracedUnicode(source, position, text, out width)
                    : ReadFixedUnicode(source, position, text, out width);
            default:
                return $"Invalid character escape sequence: \"{Slice(source, position, 2)}\".";
        }
    }

    private static string? ReadBracedUnicode(string source, int position, StringBuilder text, out int width)
    {
        var close = source.AsSpan(position).IndexOf('}');
        width = close + 1;
        if (close is >= 4 and <= 11 // \u{X} … \u{XXXXXXXX}
            && uint.TryParse(source.AsSpan(position + 3, close - 3), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            && Rune.IsValid(code))
        {
            text.Append(new Rune(code).ToString());
            return null;
        }

        return $"Invalid Unicode escape sequence: \"{Slice(source, position, Math.Clamp(width, 4, 12))}\".";
    }

    private static string? ReadFixedUnicode(string source, int position, StringBuilder text, out int width)
    {
        width = 6;
        if (TryHex4(source, position + 2, out var code))
        {
            if (!char.IsSurrogate(code))
            {
                text.Append(code);
                return null;
            }

            if (char.IsHighSurrogate(code)
                && string.CompareOrdinal(source, position + 6, "\\u", 0, 2) == 0
                && TryHex4(source, position + 8, out var trailing)
                && char.IsLowSurrogate(trailing))
            {
                width = 12;
                text.Append(code).Append(trailing);
                return null;
            }
        }

        return $"Invalid Unicode escape sequence: \"{Slice(source, position, 6)}\".";
    }

    private static bool TryHex4(string source, int start, out char code)
    {
        code = '\0';
        if (start + 4 <= source.Length
            && ushort.TryParse(source.AsSpan(start, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            code = (char)value;
            return true;
        }

        return false;
    }

    private static string Slice(string source, int start, int length) => source.Substring(start, Math.Min(length, source.Length - start));
}
