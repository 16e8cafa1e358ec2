using System.Globalization;

namespace Sunomi.Media;

/// <summary>Puts numbers and the file's own texts into a form that may be shown.</summary>
internal static class Words
{
    private const int LabelLength = 80;

    /// <summary><c>0:09</c>, <c>61:30</c>, or <c>0.4 seconds</c> for the very short.</summary>
    public static string Duration(double seconds) =>
        seconds < 3
            ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, seconds):0.0} seconds")
            : string.Create(CultureInfo.InvariantCulture, $"{(int)(seconds / 60)}:{(int)(seconds % 60):00}");

    /// <summary>One short line without quotes, as playlists need it; null when nothing is left.</summary>
    public static string? Label(string? text)
    {
        var clean = string.Concat((text ?? "").Where(letter => !char.IsControl(letter) && !char.IsSurrogate(letter) && letter != '"')).Trim();
        return clean.Length == 0 ? null : clean[..Math.Min(clean.Length, LabelLength)];
    }
}
