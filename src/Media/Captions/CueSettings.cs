using System.Text.RegularExpressions;

namespace Sunomi.Media;

/// <summary>Keeps of a cue's settings (WebVTT, 4.4) those that are well formed.</summary>
internal static partial class CueSettings
{
    private const int MostSettings = 6;

    public static string Clean(string text) =>
        string.Join(' ', text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries).Where(setting => Setting().IsMatch(setting)).Take(MostSettings));

    [GeneratedRegex(
        @"\A(?:vertical:(?:rl|lr)|align:(?:start|center|middle|end|left|right)"
        + @"|line:(?:-?[0-9]{1,3}|[0-9]{1,3}(?:\.[0-9]{1,3})?%)(?:,(?:start|center|end))?"
        + @"|position:[0-9]{1,3}(?:\.[0-9]{1,3})?%(?:,(?:line-left|center|line-right))?|size:[0-9]{1,3}(?:\.[0-9]{1,3})?%)\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Setting();
}
