using System.Text;
using System.Text.RegularExpressions;

namespace Sunomi.Media;

/// <summary>Makes cue text of what somebody wrote: known tags stay, all others go, every other angle bracket and ampersand is escaped.</summary>
internal static partial class CaptionText
{
    private const int LongestCue = 2000;
    private const int MostLines = 20;

    /// <summary>Of a WebVTT file, whose entities are already entities.</summary>
    public static string OfVtt(IEnumerable<string> lines) => Clean(lines, isVtt: true);

    /// <summary>Of an SRT file, whose ampersands are only that, and whose <c>{\an8}</c> are dropped.</summary>
    public static string OfSrt(IEnumerable<string> lines) => Clean(lines.Select(line => Overrides().Replace(line, "")), isVtt: false);

    private static string Clean(IEnumerable<string> lines, bool isVtt)
    {
        var text = string.Join('\n', lines.Take(MostLines).Select(line => line.Trim()).Where(line => line.Length > 0));
        text = text.Length > LongestCue ? text[..LongestCue] : text;
        var clean = new StringBuilder(text.Length + 16);
        var open = new Stack<string>();
        var at = 0;
        foreach (Match tag in Tag().Matches(text))
        {
            clean.Append(Escape(text[at..tag.Index], isVtt));
            at = tag.Index + tag.Length;
            Take(tag, isVtt, open, clean);
        }

        clean.Append(Escape(text[at..], isVtt));
        while (open.TryPop(out var name))
        {
            clean.Append("</").Append(name).Append('>');
        }

        return clean.ToString().Trim('\n');
    }

    private static void Take(Match tag, bool isVtt, Stack<string> open, StringBuilder clean)
    {
        var name = tag.Groups["name"].Value.ToLowerInvariant();
        if (tag.Groups["close"].Length > 0)
        {
            // only what is open is closed, and what stands inside it with it
            while (open.Contains(name))
            {
                var inner = open.Pop();
                clean.Append("</").Append(inner).Append('>');
                if (inner == name)
                {
                    break;
                }
            }

            return;
        }

        var known = isVtt ? name is "b" or "i" or "u" or "c" or "v" or "lang" or "ruby" or "rt" : name is "b" or "i" or "u";
        if (known)
        {
            var note = name is "v" or "lang" && isVtt ? Escape(tag.Groups["note"].Value.Trim(), isVtt: true).Replace("\n", " ", StringComparison.Ordinal) : "";
            clean.Append('<').Append(name).Append(note.Length > 0 ? " " : "").Append(note).Append('>');
            open.Push(name);
        }
    }

    private static string Escape(string text, bool isVtt)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (letter == '\n' || letter == '\t' || !char.IsControl(letter))
            {
                clean.Append(letter);
            }
        }

        // entities stay as they are
        var escaped = isVtt ? LoneAmpersand().Replace(clean.ToString(), "&amp;") : clean.Replace("&", "&amp;").ToString();
        return escaped.Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"<(?<close>/)?(?<name>[A-Za-z]+)(?<class>\.[^\s>]*)?(?<note>\s[^>]*)?/?>|<(?<name>)[0-9:.]+>", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    [GeneratedRegex(@"&(?!(?:amp|lt|gt|nbsp|lrm|rlm|quot|apos|#[0-9]{1,6});)", RegexOptions.CultureInvariant)]
    private static partial Regex LoneAmpersand();

    [GeneratedRegex(@"\{\\[^}]*\}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Overrides();
}
