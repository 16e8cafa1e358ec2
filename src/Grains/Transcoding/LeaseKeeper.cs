namespace Sunomi.Transcoding;

/// <summary>
/// Extends a lease every third of its time. <see cref="Lost"/> is cancelled when the queue says that it is lost, when the queue could not be
/// reached until the lease was over, or when the silo stops.
/// </summary>
internal sealed class LeaseKeeper : IDisposable
{
    private static readonly TimeSpan InsistPause = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource lost;
    private readonly ITranscodeQueueGrain queue;
    private readonly TaskLease lease;
    private readonly TimeProvider clock;
    private readonly ITimer timer;
    private readonly Lock gate = new();
    private long extendedAt;
    private bool isDisposed;

    public LeaseKeeper(ITranscodeQueueGrain queue, TaskLease lease, TimeProvider clock, CancellationToken stopping)
    {
        (this.queue, this.lease, this.clock) = (queue, lease, clock);
        lost = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        Lost = lost.Token;
        extendedAt = clock.GetTimestamp();
        timer = clock.CreateTimer(_ => _ = Extend(), null, lease.Duration / 3, lease.Duration / 3);
    }

    public CancellationToken Lost { get; }

    /// <summary>Repeats a call until it is answered; throws its last failure when the lease is over, or after two lease times.</summary>
    public async Task<T> Insist<T>(Func<Task<T>> call)
    {
        var begun = clock.GetTimestamp();
        while (true)
        {
            try
            {
                return await call();
            }
            catch (Exception) when (!Lost.IsCancellationRequested && clock.GetElapsedTime(begun) < lease.Duration * 2)
            {
                await Task.Delay(InsistPause, clock, Lost);
            }
        }
    }

    public void Dispose()
    {
        timer.Dispose();
        lock (gate)
        {
            isDisposed = true;
            lost.Dispose();
        }
    }

    private async Task Extend()
    {
        // Every third tick without an answer is the end: also when the queue hangs, and when this process was frozen.
        if (clock.GetElapsedTime(extendedAt) > lease.Duration * 0.9)
        {
            Lose();
            return;
        }

        var asked = clock.GetTimestamp();
        try
        {
            if (await queue.Extend(lease.Task.Id, lease.Token, Lost))
            {
                extendedAt = asked;
            }
            else
            {
                Lose();
            }
        }
        catch (Exception)
        {
            // The queue may be moving to another silo: the next tick asks again, or is the end.
        }
    }

    private void Lose()
    {
        lock (gate)
        {
            if (!isDisposed)
            {
                lost.Cancel();
            }
        }
    }
}
