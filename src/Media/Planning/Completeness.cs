namespace Sunomi.Media;

/// <summary>Sees that a file ends before its own index says so. A quick check before anything is decoded; frames are counted in the end.</summary>
internal static class Completeness
{
    // a last frame or two, or a little rounding in the container, is no truncation
    private const double MissingSeconds = 1;
    private const double MissingShare = 0.02;

    /// <param name="frameSeconds">Length of a frame.</param>
    /// <param name="endOf">Where the last packet of a stream ends, in seconds after the start; null without packets.</param>
    public static PlanResult.Refused? WhyIncomplete(
        ProbedMedia media, double frameSeconds, Func<ProbedStream, double?> endOf)
    {
        var format = media.Format!;
        var end = media.Streams!.Select(endOf).Max() ?? 0;
        var picture = media.Picture;
        var pictureEnd = picture is null ? 0 : endOf(picture) ?? 0;

        // other containers carry no duration of their own, or one that is often wrong
        (double Declared, double Found)[] ends =
            format.Is("mov") ?
            [
                (FromZero(format), end),
                (picture?.DurationSeconds + picture?.StartSeconds - format.StartSeconds ?? 0, pictureEnd),
            ]
            : format.Is("matroska") ? [(FromZero(format), end)]
            // ffprobe shortens the duration to the file's size, but not the count
            : format.Is("avi") ? [((picture?.FrameCount ?? 0) * frameSeconds, pictureEnd)]
            : format.Is("asf") ? [(format.DurationSeconds ?? 0, end)]
            : [];
        var (declared, found) = ends.DefaultIfEmpty().MaxBy(pair => pair.Declared - pair.Found);
        return declared - found > Math.Max(MissingSeconds, declared * MissingShare)
            ? new PlanResult.Refused(
                RefusalReason.Incomplete,
                $"The file is incomplete: it should last {Words.Duration(declared)} but ends after {Words.Duration(found)}. Upload it again.")
            : null;
    }

    /// <summary>Of a length that is counted from zero, wherever the first frame stands.</summary>
    private static double FromZero(ProbedFormat format) => (format.DurationSeconds ?? 0) - Math.Max(0, format.StartSeconds);
}
