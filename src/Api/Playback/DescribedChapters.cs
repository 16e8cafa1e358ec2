using System.Globalization;
using System.Text.RegularExpressions;
using Sunomi.Videos;

namespace Sunomi.Playback;

/// <summary>
/// Chapters that an owner writes into the description, a line for each that begins with its time: <c>0:00 Arrival</c>, <c>1:02:30 - The way
/// back</c>. As where people know it from (https://support.google.com/youtube/answer/9884579) the first is at 0:00 and each is later than the
/// one before; the list ends where that ends. Two are enough.
/// </summary>
internal static partial class DescribedChapters
{
    private const int Fewest = 2;

    /// <param name="seconds">Length of the video: what lies behind it is left out.</param>
    /// <returns>Empty when the description holds no such list.</returns>
    public static VideoChapter[] Of(string? description, double seconds)
    {
        List<VideoChapter> chapters = [];
        foreach (var chapter in Lines(description ?? string.Empty).SkipWhile(chapter => chapter.StartSeconds > 0).TakeWhile(chapter => chapter.StartSeconds < seconds))
        {
            if (chapters.Count > 0 && chapter.StartSeconds <= chapters[^1].StartSeconds)
            {
                break;
            }

            chapters.Add(chapter);
        }

        return chapters.Count < Fewest ? [] : [.. chapters];
    }

    /// <summary>All lines that begin with a time and go on with words.</summary>
    private static IEnumerable<VideoChapter> Lines(string description) => description
        .Split('\n')
        .Select(line => TimedLine().Match(line))
        .Where(match => match.Success)
        .Select(match => new VideoChapter(Seconds(match), match.Groups["title"].Value.Trim()));

    private static double Seconds(Match match) =>
        (Number(match.Groups["hours"]) * 3600) + (Number(match.Groups["minutes"]) * 60) + Number(match.Groups["seconds"]);

    private static int Number(Group digits) => digits.Success ? int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    /// <summary>What is around the time is no part of the words: the sign of a list before it, brackets, a dash between. Each part takes what it can and gives nothing back.</summary>
    [GeneratedRegex(
        """
        ^(?>[\s\-–—•*(\[]*)
        (?:(?<hours>[0-9]{1,2}):(?=[0-5][0-9]:))?(?<minutes>[0-9]{1,3}):(?<seconds>[0-5][0-9])(?!:?[0-9])
        (?=[\s\-–—:|.)\]])(?>[:.)\]]*\s*[\-–—|]*\s*)
        (?<title>.+)
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex TimedLine();
}
