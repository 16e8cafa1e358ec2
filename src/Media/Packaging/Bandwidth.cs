namespace Sunomi.Media;

/// <summary>Bit rates of stored segments, in bits per second.</summary>
internal readonly record struct Bandwidth(long Peak, long Average)
{
    // a tail of a few frames is nearly all keyframe; players would take its rate for the rendition's
    private const double ShortTail = 0.5;

    public static Bandwidth Of(IReadOnlyList<SegmentInfo> segments, int timescale)
    {
        var longest = segments.Max(segment => segment.Duration);
        var peak = segments.Where(segment => segment.Duration >= longest * ShortTail).Max(segment => Rate(segment.Bytes, segment.Duration, timescale));
        var average = Rate(segments.Sum(segment => segment.Bytes), segments.Sum(segment => segment.Duration), timescale);
        return new Bandwidth((long)Math.Ceiling(Math.Max(peak, average)), (long)Math.Ceiling(average));
    }

    public static Bandwidth operator +(Bandwidth left, Bandwidth right) => new(left.Peak + right.Peak, left.Average + right.Average);

    private static double Rate(long bytes, long duration, int timescale) => bytes * 8.0 * timescale / Math.Max(1, duration);
}
