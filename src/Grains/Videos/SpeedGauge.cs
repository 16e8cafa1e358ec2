namespace Sunomi.Videos;

/// <summary>How fast work goes, from what was measured since it began here; says nothing until it has seen enough.</summary>
internal sealed class SpeedGauge
{
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(1);
    private const double EnoughWork = 0.01;

    private (double Work, DateTimeOffset At)? first;
    private double last;

    public void Reset() => first = null;

    /// <summary>Time for the rest; null while it is unknown.</summary>
    /// <param name="work">what is done of all, 0 to 1</param>
    public TimeSpan? TimeFor(double work, DateTimeOffset now)
    {
        if (first is not { } start || work < last)
        {
            // Nothing measured yet, or a task began again: what was done before says nothing about the speed from here on.
            first = (work, now);
            last = work;
            return null;
        }

        last = work;
        var (took, did) = (now - start.At, work - start.Work);
        return took >= Enough && did >= EnoughWork ? took * ((1 - work) / did) : null;
    }
}
