using System.Globalization;
using System.Text.RegularExpressions;

namespace Sunomi.Media;

/// <summary>Times of WebVTT and SRT: <c>01:02:03.456</c>, <c>02:03.456</c>, <c>01:02:03,456</c>.</summary>
internal static partial class VttTime
{
    /// <summary>With hours, as every reader takes it.</summary>
    public static string Write(TimeSpan time) => string.Create(
        CultureInfo.InvariantCulture, $"{(int)time.TotalHours:00}:{time.Minutes:00}:{time.Seconds:00}.{time.Milliseconds:000}");

    /// <summary>Null for anything else, also for minutes and seconds above 59.</summary>
    public static TimeSpan? Read(ReadOnlySpan<char> text)
    {
        var match = Form().Match(text.Trim().ToString());
        if (!match.Success)
        {
            return null;
        }

        int Number(string group) => match.Groups[group].Length == 0 ? 0 : int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
        // a few programs write fewer digits: ",5" is half a second
        var milliseconds = match.Groups["part"].Value.PadRight(3, '0');
        var (minutes, seconds) = (Number("minutes"), Number("seconds"));
        return minutes < 60 && seconds < 60
            ? new TimeSpan(0, Number("hours"), minutes, seconds, int.Parse(milliseconds, CultureInfo.InvariantCulture))
            : null;
    }

    [GeneratedRegex(@"\A(?:(?<hours>[0-9]{1,4}):)?(?<minutes>[0-9]{1,2}):(?<seconds>[0-9]{1,2})(?:[.,](?<part>[0-9]{1,3}))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
