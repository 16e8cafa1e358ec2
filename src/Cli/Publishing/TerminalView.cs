using System.Text;

namespace Sunomi.Cli.Publishing;

/// <summary>A bar for the upload, then one for each rung, drawn over the ones before (ECMA-48 cursor and erase sequences).</summary>
internal sealed class TerminalView(TextWriter output) : IProgressView
{
    private const string EraseLine = "\e[2K";

    private int drawn;

    public void Say(string line)
    {
        output.WriteLine(line);
        drawn = 0;
    }

    public void Uploading(double fraction) => Draw([Bar("upload", fraction * 100, null)]);

    public void Processing(ProcessingState state) =>
        Draw([
            Bar(state.Stage.ToLowerInvariant(), state.Percent, state.EtaSeconds),
            .. state.Renditions.Select(rung => Bar(rung.Name, rung.Percent, null)),
        ]);

    private static string Bar(string name, double percent, double? etaSeconds)
    {
        var width = Math.Clamp(Console.WindowWidth - 36, 10, 50);
        var full = (int)Math.Clamp(Math.Round(percent / 100 * width), 0, width);
        var eta = etaSeconds is { } seconds ? $"  {TimeSpan.FromSeconds(seconds):m\\:ss} left" : "";
        return $"{name,-12} {new string('━', full)}{new string('─', width - full)} {percent,5:0.0} %{eta}";
    }

    private void Draw(string[] lines)
    {
        var frame = new StringBuilder();
        if (drawn > 0)
        {
            frame.Append($"\e[{drawn}A");
        }

        foreach (var line in lines)
        {
            frame.Append(EraseLine).AppendLine(line);
        }

        // a frame with fewer lines than the one before leaves the rest blank
        for (var i = lines.Length; i < drawn; i++)
        {
            frame.AppendLine(EraseLine);
        }

        drawn = Math.Max(drawn, lines.Length);
        output.Write(frame);
        output.Flush();
    }
}
