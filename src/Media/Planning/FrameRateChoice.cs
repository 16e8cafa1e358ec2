namespace Sunomi.Media;

/// <summary>
/// The constant frame rate of the output, from where the frames really stand. The declared rates only settle ties: a phone's file with a
/// varying rate declares 120.
/// </summary>
internal static class FrameRateChoice
{
    /// <summary>Share by which a distance may differ from the usual one before the rate counts as varying.</summary>
    private const double Jitter = 0.05;

    private const int HighestWhole = 240;

    private static readonly FrameRate Fallback = new(25, 1);

    private static readonly FrameRate[] Standard =
    [
        .. Enumerable.Range(1, HighestWhole).Select(rate => new FrameRate(rate, 1)),
        new(24000, 1001), new(30000, 1001), new(48000, 1001), new(60000, 1001), new(120000, 1001), new(240000, 1001),
        new(15000, 1001), new(12000, 1001), new(25, 2), new(15, 2),
    ];

    /// <param name="times">Sorted presentation times in ticks.</param>
    /// <param name="tick">Seconds of a tick.</param>
    public static FrameRate Choose(IReadOnlyList<long> times, double tick, ProbedStream stream, double maxRate)
    {
        FrameRate[] declared = [.. Declared(stream.AvgFrameRate), .. Declared(stream.RFrameRate)];
        var distances = Distances(times);
        if (distances.Count == 0)
        {
            return Cap(declared.FirstOrDefault(rate => rate.PerSecond is >= 1 and <= 240, Fallback), maxRate);
        }

        var median = distances[distances.Count / 2];
        var tolerance = (median * Jitter) + 1.5;
        var steady = distances.Count(distance => Math.Abs(distance - median) <= tolerance);
        if (steady >= distances.Count * 0.95)
        {
            // a steady rate: the mean over all steady frames is far more exact than one distance in coarse ticks
            var mean = distances.Where(distance => Math.Abs(distance - median) <= tolerance).Average() * tick;
            var slack = 0.0005 + (tick / (mean * distances.Count));
            return Cap(Nearest(1 / mean, slack, [.. declared, .. Standard]), maxRate);
        }

        // a varying rate: the usual distance, or the shorter one that a good part of the frames keeps
        var quick = distances[..distances.FindIndex(distance => distance >= median * 0.7)];
        var usual = quick.Count > distances.Count / 10 ? quick[quick.Count / 2] : median;
        return Cap(Nearest(1 / (usual * tick), 0.04, Standard[..HighestWhole]), maxRate);
    }

    private static List<long> Distances(IReadOnlyList<long> times)
    {
        var distances = new List<long>(times.Count);
        for (var i = 1; i < times.Count; i++)
        {
            if (times[i] > times[i - 1])
            {
                distances.Add(times[i] - times[i - 1]);
            }
        }

        distances.Sort();
        return distances;
    }

    private static FrameRate Nearest(double rate, double slack, FrameRate[] candidates)
    {
        rate = Math.Max(rate, 1);
        var best = candidates.MinBy(candidate => Math.Abs(candidate.PerSecond - rate));
        return Math.Abs(best.PerSecond - rate) <= rate * slack ? best : Reduced((int)Math.Round(rate * 1000), 1000);
    }

    private static FrameRate Cap(FrameRate rate, double maxRate)
    {
        var divisor = (int)Math.Ceiling(rate.PerSecond / (maxRate * 1.01));
        return divisor <= 1 ? rate : Reduced(rate.Numerator, rate.Denominator * divisor);
    }

    private static IEnumerable<FrameRate> Declared(string? text)
    {
        if (ProbedStream.Fraction(text) is { } rate && rate.Denominator <= 10_000 && rate.Numerator <= 1_000_000)
        {
            yield return new FrameRate(rate.Numerator, rate.Denominator);
        }
    }

    private static FrameRate Reduced(int numerator, int denominator)
    {
        var (a, b) = (numerator, denominator);
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return new FrameRate(numerator / a, denominator / a);
    }
}
