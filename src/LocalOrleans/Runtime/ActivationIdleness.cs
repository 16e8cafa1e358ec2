namespace Orleans.Runtime;

/// <summary>The timers of an activation, and whether it is idle.</summary>
internal sealed partial class Activation
{
    private readonly HashSet<GrainTimer> timers = [];
    private long lastActive = silo.Clock.GetTimestamp();
    private long keepUntil;

    public void DelayDeactivation(TimeSpan timeSpan)
    {
        var until = timeSpan <= TimeSpan.Zero ? 0
            : timeSpan == TimeSpan.MaxValue ? long.MaxValue
            : Silo.Clock.GetTimestamp() + (long)(timeSpan.TotalSeconds * Silo.Clock.TimestampFrequency);
        Volatile.Write(ref keepUntil, until);
    }

    /// <summary>As the packages count it.</summary>
    public bool IsRecentlyUsed => Load > 0 || Silo.Clock.GetElapsedTime(Volatile.Read(ref lastActive)) < TimeSpan.FromMinutes(10);

    /// <summary>Deactivates if nothing has happened for that long.</summary>
    public void CollectIfIdle(TimeSpan age)
    {
        var clock = Silo.Clock;
        lock (gate)
        {
            if (age == Timeout.InfiniteTimeSpan || phase != Phase.Valid || running.Count + waiting.Count > 0
                || clock.GetTimestamp() < Volatile.Read(ref keepUntil) || clock.GetElapsedTime(lastActive) < age)
            {
                return;
            }
        }

        Deactivate(new DeactivationReason(DeactivationReasonCode.ActivationIdle, $"The activation was idle for {age}."));
    }

    public IGrainTimer RegisterTimer(Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        var timer = new GrainTimer(this, callback, options);
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(phase == Phase.Gone, this);
            timers.Add(timer);
        }

        timer.Start();
        return timer;
    }

    public void Forget(GrainTimer timer)
    {
        lock (gate)
        {
            timers.Remove(timer);
        }
    }

    private void StopTimers()
    {
        GrainTimer[] stopped;
        lock (gate)
        {
            stopped = [.. timers];
        }

        foreach (var timer in stopped)
        {
            timer.Dispose();
        }
    }

    private void Touch(Message message)
    {
        if (message.KeepsAlive)
        {
            lastActive = Silo.Clock.GetTimestamp();
        }
    }
}
