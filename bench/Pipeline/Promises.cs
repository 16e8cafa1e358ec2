namespace Sunomi.Bench.Pipeline;

/// <summary>What was said of the progress while it went on, held against what came of it.</summary>
internal sealed class Promises
{
    /// <summary>Seconds by which nobody is misled, whatever the factor.</summary>
    private const double Slack = 2;

    private readonly List<(double At, double Percent, double? Left)> said = [];

    /// <summary>True: no percentage was below one before.</summary>
    public bool OnlyRose => said.Zip(said.Skip(1)).All(pair => pair.First.Percent <= pair.Second.Percent);

    /// <summary>In the second half of the time: by what factor the time left was wrong at worst, beyond the slack; 1 when it never was.</summary>
    public double WorstFactor => said
        .Where(moment => moment.At > said[^1].At / 2 && moment.At < said[^1].At)
        .Select(moment => (moment.Left, Really: said[^1].At - moment.At))
        .Select(moment => (Left: moment.Left ?? (moment.Really <= Slack ? moment.Really : double.PositiveInfinity), moment.Really))
        .Select(moment => Math.Max((moment.Left - Slack) / moment.Really, (moment.Really - Slack) / moment.Left))
        .Append(1)
        .Max();

    /// <param name="at">Seconds after the last byte.</param>
    public void Take(double at, double percent, double? left) => said.Add((at, percent, left));
}
