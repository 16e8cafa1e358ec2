using System.Net.Http.Headers;
using Sunomi.Outcomes;
using Sunomi.Text;
using ErrorCode = Sunomi.Outcomes.ErrorCode;

namespace Sunomi.Videos;

/// <summary>What the words about a video, and its file, must be like. Text is kept as typed, but for spaces around a title or tag.</summary>
internal static class VideoText
{
    public const int MaxTitle = 120;
    public const int MaxDescription = 5000;
    public const int MaxTags = 20;
    public const int MaxTag = 40;
    public const int MaxFileName = 255;
    public const int MaxLabel = 60;

    /// <summary>Languages of one video.</summary>
    public const int MaxCaptions = 50;

    public static Problem? WhyNotTitle(string? title) => title?.Trim() switch
    {
        null or "" => Problem.Invalid("title", "A video needs a title."),
        var text when Length(text) > MaxTitle => Problem.Invalid("title", $"A title has at most {MaxTitle} characters."),
        var text when HasControls(text, lines: false) => Problem.Invalid("title", "A title has no control characters or line breaks."),
        var text when !IsVisible(text) => Problem.Invalid("title", "A title needs a character that can be seen."),
        _ => null,
    };

    public static Problem? WhyNotDescription(string? description) => description switch
    {
        null or "" => null,
        var text when Length(text) > MaxDescription => Problem.Invalid("description", $"A description has at most {MaxDescription} characters."),
        var text when HasControls(text, lines: true) => Problem.Invalid("description", "A description has no control characters but line breaks and tabs."),
        _ => null,
    };

    public static Problem? WhyNotTags(string[] tags)
    {
        if (tags.Length > MaxTags)
        {
            return Problem.Invalid("tags", $"A video has at most {MaxTags} tags.");
        }

        return Array.TrueForAll(tags, IsTag)
            ? null
            : Problem.Invalid("tags", $"A tag has 1 to {MaxTag} characters that can be seen, and no line breaks.");
    }

    /// <summary>Trimmed, each once whatever its case.</summary>
    public static string[] Tidy(string[] tags) => [.. tags.Select(tag => tag.Trim()).Distinct(StringComparer.OrdinalIgnoreCase)];

    public static Problem? WhyNotFileName(string? name) => name switch
    {
        null or "" => Problem.Invalid("fileName", "The file needs a name."),
        var text when Length(text) > MaxFileName => Problem.Invalid("fileName", $"A file name has at most {MaxFileName} characters."),
        var text when HasControls(text, lines: false) => Problem.Invalid("fileName", "A file name has no control characters."),
        _ => null,
    };

    /// <summary>Of captions. Quotation marks end a name in a playlist.</summary>
    public static Problem? WhyNotLabel(string? label) => label?.Trim() switch
    {
        null or "" => null,
        var text when Length(text) > MaxLabel => Problem.Invalid("label", $"A name of captions has at most {MaxLabel} characters."),
        var text when HasControls(text, lines: false) || text.Contains('"', StringComparison.Ordinal) =>
            Problem.Invalid("label", "A name of captions has no control characters, line breaks or quotation marks."),
        var text when !IsVisible(text) => Problem.Invalid("label", "A name of captions needs a character that can be seen."),
        _ => null,
    };

    public static Problem? WhyNotSize(long size, long limit) => size switch
    {
        < 1 => Problem.Invalid("size", "The file is empty."),
        _ when size > limit => new Problem(ErrorCode.TooLarge, $"A file may have at most {limit / 1e9:0.###} GB.", ["size"]),
        _ => null,
    };

    public static Problem? WhyNotContentType(string? contentType)
    {
        var known = contentType is { Length: <= 127 }
            && MediaTypeHeaderValue.TryParse(contentType, out var parsed)
            && parsed is { MediaType: { } type, Parameters.Count: 0 }
            && (type.StartsWith("video/", StringComparison.OrdinalIgnoreCase)
                || type.StartsWith("audio/", StringComparison.OrdinalIgnoreCase)
                || type.ToLowerInvariant() is "application/octet-stream" or "application/mp4" or "application/ogg" or "application/x-matroska");
        return known
            ? null
            : new Problem(ErrorCode.UnsupportedMedia, "Only video and audio files can be uploaded: send a type such as video/mp4.", ["contentType"]);
    }

    private static bool IsTag(string? tag) =>
        tag?.Trim() is { Length: > 0 } text && Length(text) <= MaxTag && !HasControls(text, lines: false) && IsVisible(text);

    private static int Length(string text) => text.EnumerateRunes().Count();

    /// <summary>Half a surrogate pair counts as one: no database keeps it.</summary>
    private static bool HasControls(string text, bool lines)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]) || (IsControl(text[i]) && !(lines && IsLayout(text[i]))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsControl(char c) => char.IsControl(c) || c is '\u2028' or '\u2029';

    private static bool IsLayout(char c) => c is '\n' or '\r' or '\t' or '\u2028' or '\u2029';

    private static bool IsVisible(string text) => text.EnumerateRunes().Any(VisibleCharacter.Is);
}
