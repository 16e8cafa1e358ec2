namespace Sunomi.Media;

/// <summary>Where segments will lie, before any of them is made. Their sizes are not known then, and 0 here.</summary>
internal static class PlannedSegments
{
    public static int Count(EncodePlan plan) => SegmentGrid.Count(plan.TotalFrames, plan.SegmentFrames, plan.FrameRate);

    public static IReadOnlyList<SegmentInfo> OfPicture(EncodePlan plan) =>
    [
        .. Enumerable.Range(1, Count(plan)).Select(number => new SegmentInfo(
            number,
            SegmentGrid.StartOf(plan, number) * plan.FrameRate.FrameTicks,
            SegmentGrid.FramesOf(plan, number) * plan.FrameRate.FrameTicks,
            Bytes: 0)),
    ];

    /// <summary>As <see cref="SoundSegmenter"/> cuts: with the first frame of AAC that ends with the picture or after it.</summary>
    public static IReadOnlyList<SegmentInfo> OfSound(EncodePlan plan)
    {
        var count = Count(plan);
        var segments = new List<SegmentInfo>(count);
        var start = 0L;
        for (var number = 1; number <= count; number++)
        {
            var end = WholeFrames(number == count ? AudioArguments.Samples(plan) : SoundSegmenter.PictureEnd(plan, number));
            segments.Add(new SegmentInfo(number, start, end - start, Bytes: 0));
            start = end;
        }

        return segments;
    }

    private static long WholeFrames(long samples) =>
        (samples + AudioArguments.FrameSamples - 1) / AudioArguments.FrameSamples * AudioArguments.FrameSamples;
}
