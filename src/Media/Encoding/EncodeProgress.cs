namespace Sunomi.Media;

/// <summary>How far an encode is. Never goes back within one call.</summary>
/// <param name="FramesDone">Frames of the video's timeline; of every rung alike, as all come from one decode.</param>
/// <param name="FramesTotal">Frames that this call makes.</param>
/// <param name="Speed">Seconds of video per second of time; 0 while unknown.</param>
public sealed record EncodeProgress(long FramesDone, long FramesTotal, double Speed)
{
    /// <summary>0 to 1.</summary>
    public double Fraction => FramesTotal == 0 ? 0 : Math.Min(1, (double)FramesDone / FramesTotal);
}
