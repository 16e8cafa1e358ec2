namespace Sunomi.Media;

/// <summary>Which renditions a source gets: by its shorter side, never above it.</summary>
internal static class Ladder
{
    /// <summary>No level of H.264 that players have goes beyond.</summary>
    private const int LongestSide = 8192;

    private const int LeastRate = 150_000;

    // up to here a rate is what "720p" alone means
    private const double PlainRate = 32;

    /// <summary>Lowest first.</summary>
    public static IReadOnlyList<Rung> For(int width, int height, FrameRate frameRate, IEnumerable<LadderStep> steps)
    {
        var shortSide = Math.Min(width, height);
        var ordered = steps.OrderBy(step => step.ShortSide).ToArray();
        var rungs = ordered
            .Where(step => step.ShortSide <= shortSide)
            .Select(step => Make(step, width, height, step.ShortSide, frameRate))
            .Where(rung => Math.Max(rung.Width, rung.Height) <= LongestSide)
            .ToArray();
        if (rungs.Length > 0)
        {
            return rungs;
        }

        // below the ladder, or so long that no step fits: one rendition of its own size
        var scale = Math.Min(1, (double)LongestSide / Math.Max(width, height));
        var own = Math.Max(2, Even(shortSide * scale));
        var lowest = ordered.FirstOrDefault() ?? new LadderStep(own, 23, 500_000);
        var rate = (int)Math.Max(LeastRate, lowest.MaxRate * Math.Min(1, (double)own / lowest.ShortSide));
        return [Make(new LadderStep(own, lowest.Crf, rate), width, height, own, frameRate)];
    }

    private static Rung Make(LadderStep step, int width, int height, int shortSide, FrameRate frameRate)
    {
        var scale = Math.Min(1, (double)shortSide / Math.Min(width, height));
        var longSide = Math.Min(Even(Math.Max(width, height) * scale, nearest: true), Math.Max(2, Even(Math.Max(width, height))));
        var fast = frameRate.PerSecond > PlainRate;
        var maxRate = fast ? step.MaxRate / 2 * 3 : step.MaxRate;
        var (w, h) = width >= height ? (longSide, Even(shortSide)) : (Even(shortSide), longSide);
        var name = fast ? $"{shortSide}p{Math.Round(frameRate.PerSecond)}" : $"{shortSide}p";
        return new Rung(name, w, h, step.Crf, maxRate, H264Level.For(w, h, frameRate.PerSecond, maxRate));
    }

    private static int Even(double value, bool nearest = false) =>
        Math.Max(2, 2 * (int)(nearest ? Math.Round(value / 2) : Math.Floor(value / 2)));
}
