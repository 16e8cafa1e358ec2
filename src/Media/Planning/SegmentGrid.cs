namespace Sunomi.Media;

/// <summary>Where segments and chunks begin: whole GOPs, whole segments; a tail below half a second joins the segment before.</summary>
internal static class SegmentGrid
{
    private const double ShortTailSeconds = 0.5;

    /// <summary>
    /// Of the video, the opening at most: it is decoded twice, or encoded apart.
    /// </summary>
    private const double LargestOpening = 1.0 / 15;

    /// <summary>Segments of the whole video, at least one.</summary>
    public static int Count(long totalFrames, int segmentFrames, FrameRate frameRate)
    {
        var (whole, tail) = Math.DivRem(totalFrames, segmentFrames);
        var tailCounts = tail > 0 && tail >= ShortTailSeconds * frameRate.PerSecond;
        return (int)Math.Max(1, whole + (tailCounts ? 1 : 0));
    }

    /// <summary>Frames of segment <paramref name="number"/>, counted from 1.</summary>
    public static long FramesOf(EncodePlan plan, int number)
    {
        var start = StartOf(plan, number);
        return number == Count(plan.TotalFrames, plan.SegmentFrames, plan.FrameRate) ? plan.TotalFrames - start : plan.SegmentFrames;
    }

    /// <summary>First frame of segment <paramref name="number"/>.</summary>
    public static long StartOf(EncodePlan plan, int number) => (number - 1L) * plan.SegmentFrames;

    public static int GopFrames(MediaOptions options, FrameRate frameRate) =>
        Math.Max(1, (int)Math.Round(options.GopSeconds * frameRate.PerSecond));

    public static int SegmentFrames(MediaOptions options, FrameRate frameRate)
    {
        var gop = GopFrames(options, frameRate);
        return gop * Math.Max(1, (int)Math.Round(options.SegmentSeconds * frameRate.PerSecond / gop));
    }

    /// <summary>Number of segments in each chunk, in order: the opening, if it is one, then equal parts of the rest.</summary>
    /// <param name="pixels">To encode and to decode, each second.</param>
    /// <param name="opening">Segments; 0: it is no chunk.</param>
    public static IEnumerable<int> ChunkSizes(MediaOptions options, FrameRate frameRate, long totalFrames, double pixels, int segments, int opening)
    {
        var seconds = (totalFrames - ((long)opening * SegmentFrames(options, frameRate))) / frameRate.PerSecond;
        return opening == segments ? [opening]
            : opening == 0 ? EqualSizes(options, seconds, pixels, segments)
            : EqualSizes(options, seconds, pixels, segments - opening).Prepend(opening);
    }

    /// <summary>Segments of the opening; 0 without one.</summary>
    public static int OpeningSize(MediaOptions options, FrameRate frameRate, int segments)
    {
        if (options.OpeningSeconds is not { } seconds)
        {
            return 0;
        }

        var length = SegmentFrames(options, frameRate) / frameRate.PerSecond;
        return (int)Math.Clamp(Math.Round(Math.Min(seconds / length, segments * LargestOpening)), 1, segments);
    }

    /// <summary>About as long as <see cref="OpeningSize"/> will make the opening of a video of which only the length is known.</summary>
    public static double AboutOpening(MediaOptions options, double seconds) => options.OpeningSeconds is { } usual
        ? Math.Min(seconds, Math.Max(options.SegmentSeconds, Math.Min(usual, seconds * LargestOpening)))
        : 0;

    private static IEnumerable<int> EqualSizes(MediaOptions options, double seconds, double pixels, int segments)
    {
        var count = 1;
        if (options.ChunkSeconds is { } usual)
        {
            var longest = Math.Max(usual, options.ChunkPixels / pixels);
            var length = Math.Min(longest, Math.Max(options.ShortestChunkSeconds, seconds / options.ChunksAtOnce));
            count = (int)Math.Clamp(Math.Round(seconds / length, MidpointRounding.AwayFromZero), 1, segments);
        }

        for (var chunk = 0; chunk < count; chunk++)
        {
            yield return (int)((segments * (chunk + 1L) / count) - (segments * (long)chunk / count));
        }
    }
}
