using System.Buffers;

namespace Sunomi.GraphQL.Language;

/// <summary>Cuts source text into tokens, https://spec.graphql.org/September2025/#sec-Language.Source-Text. White space, commas and comments are skipped.</summary>
internal struct Lexer(string source)
{
    private static readonly SearchValues<char> NameContinue = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    private int position;
    private int line = 1;
    private int lineStart;

    public Token Next()
    {
        SkipIgnored();
        if (position >= source.Length)
        {
            return new(TokenKind.EndOfFile, At(position), null);
        }

        var c = source[position];
        switch (c)
        {
            case '!':
                return Punctuator(TokenKind.Bang);
            case '$':
                return Punctuator(TokenKind.Dollar);
            case '&':
                return Punctuator(TokenKind.Ampersand);
            case '(':
                return Punctuator(TokenKind.ParenLeft);
            case ')':
                return Punctuator(TokenKind.ParenRight);
            case ':':
                return Punctuator(TokenKind.Colon);
            case '=':
                return Punctuator(TokenKind.EqualsSign);
            case '@':
                return Punctuator(TokenKind.At);
            case '[':
                return Punctuator(TokenKind.BracketLeft);
            case ']':
                return Punctuator(TokenKind.BracketRight);
            case '{':
                return Punctuator(TokenKind.BraceLeft);
            case '|':
                return Punctuator(TokenKind.Pipe);
            case '}':
                return Punctuator(TokenKind.BraceRight);
            case '.':
                return Spread();
            case '"':
                return Peek(1) == '"' && Peek(2) == '"' ? BlockString() : QuotedString();
        }

        if (char.IsAsciiDigit(c) || c == '-')
        {
            return Number();
        }

        if (char.IsAsciiLetter(c) || c == '_')
        {
            return Name();
        }

        throw Error(position, c == '\''
            ? "Unexpected single quote character ('), did you mean to use a double quote (\")?"
            : $"{(IsScalarValueAt(position) ? "Unexpected" : "Invalid")} character: {Show(position)}.");
    }

    private readonly Location At(int offset) => new(line, offset - lineStart + 1);

    private readonly SyntaxException Error(int offset, string message) => new($"Syntax Error: {message}", At(offset));

    /// <summary>The character that many places ahead, NUL behind the end.</summary>
    private readonly char Peek(int ahead) => position + ahead < source.Length ? source[position + ahead] : '\0';

    private readonly bool IsScalarValueAt(int offset) =>
        !char.IsSurrogate(source[offset])
        || (char.IsHighSurrogate(source[offset]) && offset + 1 < source.Length && char.IsLowSurrogate(source[offset + 1]));

    private readonly string Show(int offset)
    {
        if (offset >= source.Length)
        {
            return "<EOF>";
        }

        var code = IsScalarValueAt(offset) ? char.ConvertToUtf32(source, offset) : source[offset];
        return code is >= 0x20 and <= 0x7E ? code == '"' ? "'\"'" : $"\"{(char)code}\"" : $"U+{code:X4}";
    }

    private void SkipIgnored()
    {
        while (position < source.Length)
        {
            switch (source[position])
            {
                case ' ' or '\t' or ',' or '\uFEFF':
                    position++;
                    break;
                case '\n':
                    StartLine(1);
                    break;
                case '\r':
                    StartLine(Peek(1) == '\n' ? 2 : 1);
                    break;
                case '#':
                    SkipComment();
                    break;
                default:
                    return;
            }
        }
    }

    private void StartLine(int width)
    {
        position += width;
        line++;
        lineStart = position;
    }

    private void SkipComment()
    {
        while (position < source.Length && source[position] is not ('\n' or '\r') && IsScalarValueAt(position))
        {
            position += char.IsSurrogate(source[position]) ? 2 : 1;
        }
    }

    private Token Punctuator(TokenKind kind, int width = 1)
    {
        var location = At(position);
        position += width;
        return new(kind, location, null);
    }

    private Token Spread()
    {
        if (Peek(1) == '.')
        {
            return Peek(2) == '.' ? Punctuator(TokenKind.Spread, 3) : throw Error(position, "Unexpected \"..\", did you mean \"...\"?");
        }

        if (!char.IsAsciiDigit(Peek(1)))
        {
            throw Error(position, $"Unexpected character: {Show(position)}.");
        }

        var end = SkipDigits(position + 1);
        throw Error(position, $"Invalid number, expected digit before \".\", did you mean \"0{source[position..end]}\"?");
    }

    private Token Name()
    {
        var rest = source.AsSpan(position).IndexOfAnyExcept(NameContinue);
        var end = rest < 0 ? source.Length : position + rest;
        var token = new Token(TokenKind.Name, At(position), source[position..end]);
        position = end;
        return token;
    }

    private Token Number()
    {
        var start = position;
        var end = start;
        var kind = TokenKind.Int;
        if (source[end] == '-')
        {
            end++;
        }

        if (end < source.Length && source[end] == '0')
        {
            end++;
            if (end < source.Length && char.IsAsciiDigit(source[end]))
            {
                throw Error(end, $"Invalid number, unexpected digit after 0: {Show(end)}.");
            }
        }
        else
        {
            end = SkipDigits(end);
        }

        if (end < source.Length && source[end] == '.')
        {
            kind = TokenKind.Float;
            end = SkipDigits(end + 1);
        }

        if (end < source.Length && source[end] is 'e' or 'E')
        {
            kind = TokenKind.Float;
            end++;
            end = SkipDigits(end < source.Length && source[end] is '+' or '-' ? end + 1 : end);
        }

        if (end < source.Length && (source[end] is '.' or '_' || char.IsAsciiLetter(source[end])))
        {
            throw Error(end, $"Invalid number, expected digit but got: {Show(end)}.");
        }

        var token = new Token(kind, At(start), source[start..end]);
        position = end;
        return token;
    }

    /// <summary>The end of one or more digits.</summary>
    private readonly int SkipDigits(int start)
    {
        var end = start;
        while (end < source.Length && char.IsAsciiDigit(source[end]))
        {
            end++;
        }

        return end > start ? end : throw Error(end, $"Invalid number, expected digit but got: {Show(end)}.");
    }

    private Token QuotedString()
    {
        var scan = StringScanner.ReadQuoted(source, position);
        if (scan.Error is { } error)
        {
            throw Error(scan.End, scan.ErrorIsCharacter ? $"{error}{Show(scan.End)}." : error);
        }

        var token = new Token(TokenKind.String, At(position), scan.Value);
        position = scan.End;
        return token;
    }

    private Token BlockString()
    {
        var lines = new List<string>();
        var location = At(position);
        var scan = StringScanner.ReadBlock(source, position, lines);
        line += scan.LineBreaks;
        lineStart = scan.LineBreaks > 0 ? scan.LastLineStart : lineStart;
        if (scan.Error is { } error)
        {
            throw Error(scan.End, scan.ErrorIsCharacter ? $"{error}{Show(scan.End)}." : error);
        }

        position = scan.End;
        return new(TokenKind.BlockString, location, Language.BlockString.Value(lines));
    }
}
