using System.Globalization;
using System.Text;

namespace Sunomi.Media;

/// <summary>Captions in the one form in which they are stored and served: WebVTT, in UTF-8, sorted, without styles or scripts of its own.</summary>
/// <param name="Cues">Sorted by start.</param>
public sealed record CaptionDocument(IReadOnlyList<CaptionCue> Cues)
{
    /// <summary>The whole as WebVTT.</summary>
    public string ToVtt() => ToVtt(Cues, "WEBVTT\n");

    /// <param name="cues">Some of the document's.</param>
    /// <param name="header">Ends with a line break.</param>
    internal static string ToVtt(IEnumerable<CaptionCue> cues, string header)
    {
        var text = new StringBuilder(header);
        foreach (var cue in cues)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{VttTime.Write(cue.Start)} --> {VttTime.Write(cue.End)}");
            text.Append(cue.Settings.Length > 0 ? $" {cue.Settings}\n" : "\n").Append(cue.Text).Append('\n');
        }

        return text.ToString();
    }
}

/// <summary>One caption.</summary>
/// <param name="End">After the start.</param>
/// <param name="Settings">Where it stands, in WebVTT's words; empty for the usual place.</param>
/// <param name="Text">WebVTT cue text: escaped, known tags only, no empty line.</param>
public sealed record CaptionCue(TimeSpan Start, TimeSpan End, string Settings, string Text);

/// <summary>What <see cref="MediaPipeline.ReadCaptions"/> answers.</summary>
public abstract record CaptionResult
{
    private CaptionResult()
    {
    }

    public sealed record Read(CaptionDocument Document) : CaptionResult;

    /// <param name="Message">Plain words for the uploader, with the line where there is one.</param>
    public sealed record Refused(string Message) : CaptionResult;
}
