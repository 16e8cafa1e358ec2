namespace Sunomi.Media;

/// <summary>
/// Reads WebVTT and SRT as people have them: (1) limits and letters, (2) which of the two it is, (3) blocks of lines, each a cue or something
/// to leave out, (4) sorted. What cannot be understood is refused with its line, so that nobody publishes half of their captions.
/// </summary>
internal sealed class CaptionReader
{
    public const int LargestFile = 4 << 20;
    private const int MostCues = 20_000;
    private const string Arrow = "-->";

    private readonly List<CaptionCue> cues = [];
    private readonly string[] lines;
    private readonly bool isVtt;
    private int at;

    private CaptionReader(string text)
    {
        lines = text.ReplaceLineEndings("\n").Split('\n');
        isVtt = lines[0].TrimStart('\uFEFF').StartsWith("WEBVTT", StringComparison.Ordinal);
    }

    public static CaptionResult Read(ReadOnlySpan<byte> content)
    {
        // 1
        if (content.Length > LargestFile)
        {
            return new CaptionResult.Refused($"The file is larger than {LargestFile >> 20} MB, which is the most that captions may have.");
        }

        if (CaptionEncoding.Decode(content) is not { } text)
        {
            return new CaptionResult.Refused("This is not a text file. Upload captions as WebVTT (.vtt) or SubRip (.srt).");
        }

        return new CaptionReader(text).Read();
    }

    private CaptionResult Read()
    {
        // 2
        if (isVtt)
        {
            SkipText();
        }

        // 3
        while (NextBlock())
        {
            if (TakeBlock() is { } fault)
            {
                return new CaptionResult.Refused(fault);
            }

            if (cues.Count > MostCues)
            {
                return new CaptionResult.Refused($"The file has more than {MostCues} captions.");
            }
        }

        // 4
        return cues.Count > 0
            ? new CaptionResult.Read(new CaptionDocument([.. cues.OrderBy(cue => cue.Start).ThenBy(cue => cue.End)]))
            : new CaptionResult.Refused("There is no caption in this file. Upload captions as WebVTT (.vtt) or SubRip (.srt).");
    }

    /// <returns>What is wrong with it.</returns>
    private string? TakeBlock()
    {
        var first = lines[at].Trim();
        if (isVtt && (IsNamed(first, "NOTE") || IsNamed(first, "STYLE") || IsNamed(first, "REGION")))
        {
            at += lines.Skip(at).TakeWhile(line => !string.IsNullOrWhiteSpace(line)).Count();
            return null;
        }

        if (!first.Contains(Arrow, StringComparison.Ordinal))
        {
            // the number or name of a cue; its times follow
            at++;
            if (at == lines.Length || !lines[at].Contains(Arrow, StringComparison.Ordinal))
            {
                return $"Line {at}: the times of a caption are expected here or below, such as 00:01:02.000 --> 00:01:05.000.";
            }
        }

        return TakeCue();
    }

    private string? TakeCue()
    {
        var timing = lines[at++];
        var arrow = timing.IndexOf(Arrow, StringComparison.Ordinal);
        var rest = timing[(arrow + Arrow.Length)..].Trim();
        var space = rest.AsSpan().IndexOfAny(' ', '\t');
        if (VttTime.Read(timing.AsSpan(0, arrow)) is not { } start
            || VttTime.Read(space < 0 ? rest : rest.AsSpan(0, space)) is not { } end)
        {
            return $"Line {at}: the times cannot be read. They are written like 00:01:02.000 --> 00:01:05.000.";
        }

        var from = at;
        SkipText();
        var text = isVtt ? CaptionText.OfVtt(lines[from..at]) : CaptionText.OfSrt(lines[from..at]);
        if (end > start && text.Length > 0)
        {
            cues.Add(new CaptionCue(start, end, isVtt && space >= 0 ? CueSettings.Clean(rest[space..]) : "", text));
        }

        return null;
    }

    private bool NextBlock()
    {
        while (at < lines.Length && string.IsNullOrWhiteSpace(lines[at]))
        {
            at++;
        }

        return at < lines.Length;
    }

    // also ends before the times of a cue whose empty line is missing
    private void SkipText()
    {
        while (at < lines.Length && !string.IsNullOrWhiteSpace(lines[at]) && !BeginsWithTimes(lines[at]))
        {
            at++;
        }
    }

    private static bool BeginsWithTimes(string line) =>
        line.IndexOf(Arrow, StringComparison.Ordinal) is > 0 and var arrow && VttTime.Read(line.AsSpan(0, arrow)) is not null;

    private static bool IsNamed(string line, string name) =>
        line.StartsWith(name, StringComparison.Ordinal) && (line.Length == name.Length || char.IsWhiteSpace(line[name.Length]));
}
