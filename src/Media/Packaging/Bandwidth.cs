namespace Sunomi.Media;

/// <summary>Bit rates of what is stored, in bits per second.</summary>
internal readonly record struct Bandwidth(long Peak, long Average)
{
    // a tail of a few frames is nearly all keyframe; players would take its rate for the rendition's
    private const double ShortTail = 0.5;

    public static Bandwidth Of(IReadOnlyList<SegmentInfo> segments, int timescale) =>
        Of([.. segments.Select(segment => (segment.Bytes, segment.Duration))], timescale);

    public static Bandwidth Of(IReadOnlyList<TrickFrame> frames, int timescale) =>
        Of([.. frames.Select(frame => (frame.Bytes, frame.Duration))], timescale);

    public static Bandwidth Of(IReadOnlyList<(long Bytes, long Duration)> parts, int timescale)
    {
        var longest = parts.Max(part => part.Duration);
        var peak = parts.Where(part => part.Duration >= longest * ShortTail).Max(part => Rate(part.Bytes, part.Duration, timescale));
        var average = Rate(parts.Sum(part => part.Bytes), parts.Sum(part => part.Duration), timescale);
        return new Bandwidth((long)Math.Ceiling(Math.Max(peak, average)), (long)Math.Ceiling(average));
    }

    public static Bandwidth operator +(Bandwidth left, Bandwidth right) => new(left.Peak + right.Peak, left.Average + right.Average);

    private static double Rate(long bytes, long duration, int timescale) => bytes * 8.0 * timescale / Math.Max(1, duration);
}
