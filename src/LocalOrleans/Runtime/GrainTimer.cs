using Microsoft.Extensions.Logging;

namespace Orleans.Runtime;

/// <summary>A tick is a message to the activation; the next period begins when the callback has ended.</summary>
internal sealed partial class GrainTimer : IGrainTimer
{
    private readonly Activation activation;
    private readonly Func<CancellationToken, Task> callback;
    private readonly GrainTimerCreationOptions options;
    private readonly CancellationTokenSource disposed = new();
    private readonly ITimer timer;
    private readonly Lock gate = new();
    private TimeSpan dueTime;
    private TimeSpan period;
    private bool ticking;
    private bool changed;

    public GrainTimer(Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        Validate(options.DueTime, options.Period);
        (this.activation, this.callback, this.options) = (activation, callback, options);
        (dueTime, period) = (options.DueTime, options.Period);

        // The clock must not carry the grain's ambient state into ticks.
        using (ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow())
        {
            timer = activation.Silo.Clock.CreateTimer(static timer => ((GrainTimer)timer!).Tick(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public void Start() => timer.Change(dueTime, Timeout.InfiniteTimeSpan);

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        Validate(dueTime, period);
        lock (gate)
        {
            (this.dueTime, this.period) = (dueTime, period);
            if (ticking)
            {
                changed = true;
                return;
            }
        }

        timer.Change(dueTime, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        if (!disposed.IsCancellationRequested)
        {
            timer.Dispose();
            disposed.Cancel();
            activation.Forget(this);
        }
    }

    private static void Validate(TimeSpan dueTime, TimeSpan period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, Timeout.InfiniteTimeSpan);
        ArgumentOutOfRangeException.ThrowIfLessThan(period, Timeout.InfiniteTimeSpan);
    }

    private void Tick()
    {
        lock (gate)
        {
            ticking = true;
        }

        activation.Enqueue(new TurnMessage<Nothing>(_ => Run(), options.Interleave, options.KeepAlive, canMove: false));
    }

    private async Task<Nothing> Run()
    {
        try
        {
            if (!disposed.IsCancellationRequested)
            {
                await callback(disposed.Token);
            }
        }
        catch (Exception exception)
        {
            if (!disposed.IsCancellationRequested)
            {
                LogTickFailed(activation.Silo.Logger, exception, activation.GrainId);
            }
        }

        TimeSpan next;
        lock (gate)
        {
            next = changed ? dueTime : period;
            ticking = changed = false;
        }

        if (!disposed.IsCancellationRequested && next > Timeout.InfiniteTimeSpan)
        {
            timer.Change(next, Timeout.InfiniteTimeSpan);
        }

        return default;
    }

    [LoggerMessage(LogLevel.Error, "A timer callback of {GrainId} threw; the timer goes on")]
    private static partial void LogTickFailed(ILogger logger, Exception exception, GrainId grainId);
}
