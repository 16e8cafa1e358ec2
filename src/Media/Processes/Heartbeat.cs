namespace Sunomi.Media;

/// <summary>Cancels its token when nobody calls <see cref="Beat"/> for the given time; the first time may take longer.</summary>
internal sealed class Heartbeat : IDisposable
{
    private readonly CancellationTokenSource stalled = new();
    private readonly TimeSpan timeout;
    private readonly Lock turn = new();
    private bool isPaused;

    public Heartbeat(TimeSpan timeout, TimeSpan quietStart)
    {
        this.timeout = timeout;
        stalled.CancelAfter(timeout + quietStart);
    }

    public CancellationToken Stalled => stalled.Token;

    public void Beat()
    {
        lock (turn)
        {
            if (!isPaused && !stalled.IsCancellationRequested)
            {
                stalled.CancelAfter(timeout);
            }
        }
    }

    /// <summary>Takes whatever comes for a sign of progress, until nothing comes any more; none of it is kept.</summary>
    public async Task BeatWith(Stream output, CancellationToken cancellationToken)
    {
        var buffer = new byte[1024];
        while (await output.ReadAsync(buffer, cancellationToken) > 0)
        {
            Beat();
        }
    }

    /// <summary>Nothing is expected until <see cref="Resume"/>: there is nothing to do, or the process is gone.</summary>
    public void Pause()
    {
        lock (turn)
        {
            isPaused = true;
            stalled.CancelAfter(Timeout.InfiniteTimeSpan);
        }
    }

    public void Resume()
    {
        lock (turn)
        {
            isPaused = false;
        }

        Beat();
    }

    public void Dispose() => stalled.Dispose();
}
