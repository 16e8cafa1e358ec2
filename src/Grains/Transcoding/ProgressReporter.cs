using Sunomi.Videos;

namespace Sunomi.Transcoding;

/// <summary>Sends a job's progress to its video, one way, at most five times a second.</summary>
internal sealed class ProgressReporter(IVideoWorkGrain video, TaskLease lease, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private long last;
    private long sequence;

    /// <summary>Called by one thread at a time.</summary>
    public void Report(TaskProgress progress)
    {
        if (sequence == 0 || clock.GetElapsedTime(last) >= Pause)
        {
            last = clock.GetTimestamp();
            _ = Send(++sequence, progress);
        }
    }

    private async Task Send(long number, TaskProgress progress)
    {
        try
        {
            await video.TaskProgressed(lease.Task.Id, lease.Token, number, progress);
        }
        catch (Exception)
        {
            // Only told, never needed: a job does not fail for it, and the next report comes soon.
        }
    }
}
