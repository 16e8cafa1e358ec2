namespace Sunomi.Media;

/// <summary>How the frames of the output stand in time.</summary>
/// <param name="Frames">At least 1.</param>
/// <param name="PictureEnd">Where the picture of the source ends, in seconds.</param>
internal readonly record struct SourceTimeline(FrameRate FrameRate, long Frames, double PictureEnd)
{
    /// <summary>Of a cover that never changes.</summary>
    private static readonly FrameRate CoverRate = new(10, 1);

    // sound that goes on a little after the picture is cut; a picture that stands still under music is not
    private const double LongerSoundSeconds = 0.5;

    public double Seconds => Frames / FrameRate.PerSecond;

    public static SourceTimeline OfPicture(
        ProbedStream picture, PacketStatistics packets, double startSeconds, double soundEnd, double maxFrameRate)
    {
        var end = packets.EndOf(picture.Index) is { } ticks ? (ticks * picture.Tick) - startSeconds : 0;
        var frameRate = FrameRateChoice.Choose(packets.Times, picture.Tick, picture, maxFrameRate);
        var lastFrame = (packets.Times[^1] * picture.Tick) - startSeconds;
        var frames = Math.Max(Count(end, frameRate), Count(lastFrame, frameRate) + 1);
        if (soundEnd > (frames / frameRate.PerSecond) + LongerSoundSeconds)
        {
            frames = Count(soundEnd, frameRate);
        }

        return new SourceTimeline(frameRate, frames, end);
    }

    public static SourceTimeline OfSound(double soundEnd, PictureKind kind)
    {
        var frameRate = kind == PictureKind.Cover ? CoverRate : Waveform.FrameRate;
        return new SourceTimeline(frameRate, Math.Max(1, Count(soundEnd, frameRate)), soundEnd);
    }

    private static long Count(double seconds, FrameRate frameRate) =>
        Math.Max(0, (long)Math.Round(seconds * frameRate.Numerator / frameRate.Denominator));
}
