namespace Sunomi.Media;

/// <summary>Which renditions a source gets: by its shorter side, never above it.</summary>
internal static class Ladder
{
    /// <summary>No level of H.264 that players have goes beyond.</summary>
    private const int LongestSide = 8192;

    private const int LeastRate = 150_000;

    // up to here a rate is what "720p" alone means
    private const double PlainRate = 32;

    public static readonly IReadOnlyList<LadderStep> Usual =
    [
        new(240, 24, 500_000),
        new(360, 24, 1_000_000),
        new(480, 23, 1_800_000),
        new(720, 23, 3_500_000),
        new(1080, 23, 6_500_000),
        new(1440, 23, 12_000_000),
        new(2160, 23, 22_000_000),
    ];

    /// <summary>H.264, lowest first, then the same in the other codecs.</summary>
    /// <param name="tallest">Pixels of the shorter side above which no rendition goes.</param>
    public static IReadOnlyList<Rung> For(int width, int height, FrameRate frameRate, MediaOptions options, int tallest = int.MaxValue)
    {
        IEnumerable<LadderStep> steps = options.Ladder.Count > 0 ? options.Ladder : Usual;
        var plain = For(width, height, frameRate, steps.Where(step => step.ShortSide <= tallest));
        return [.. plain, .. options.ExtraCodecs.SelectMany(extra => plain.Where(rung => Math.Min(rung.Width, rung.Height) >= extra.MinShortSide).Select(rung => In(extra.Codec, rung)))];
    }

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

    // the same quality to the eye for fewer bits
    private static Rung In(VideoCodec codec, Rung rung)
    {
        var (crf, share) = codec == VideoCodec.Hevc ? (rung.Crf + 3, 0.7) : (rung.Crf + 12, 0.6);
        return rung with
        {
            Name = $"{rung.Name}-{codec.ToString().ToLowerInvariant()}",
            Crf = crf,
            MaxRate = (int)(rung.MaxRate * share),
            Level = 0,
            Codec = codec,
        };
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
