namespace Sunomi.Cli.Publishing;

/// <summary>A line for every stage, and for every ten percent of it.</summary>
internal sealed class PlainView(TextWriter output) : IProgressView
{
    private const int Step = 10;

    private string? last;

    public void Say(string line) => output.WriteLine(line);

    public void Uploading(double fraction) => Once($"uploading {Round(fraction * 100)} %");

    public void Processing(ProcessingState state)
    {
        var rungs = string.Concat(state.Renditions.Select(rung => $"  {rung.Name} {Round(rung.Percent)} %"));
        Once($"{state.Stage.ToLowerInvariant()} {Round(state.Percent)} %{rungs}");
    }

    private static int Round(double percent) => (int)(percent / Step) * Step;

    private void Once(string line)
    {
        if (line != last)
        {
            last = line;
            output.WriteLine(line);
            output.Flush();
        }
    }
}
