using System.Diagnostics;

namespace Sunomi.Media;

/// <summary>Tells the caller how far an encode is: only forward, one call at a time, never beyond the end.</summary>
internal sealed class ProgressMeter(Action<EncodeProgress> progress, long total, FrameRate frameRate)
{
    private readonly Lock turn = new();
    private readonly long started = Stopwatch.GetTimestamp();
    private long done = -1;

    /// <returns>True when this is further than before.</returns>
    public bool Report(long frames)
    {
        lock (turn)
        {
            frames = Math.Min(frames, total);
            if (frames <= done)
            {
                return false;
            }

            done = frames;
            var elapsed = Stopwatch.GetElapsedTime(started).TotalSeconds;
            progress(new EncodeProgress(frames, total, elapsed > 0 ? frames / frameRate.PerSecond / elapsed : 0));
            return true;
        }
    }
}
