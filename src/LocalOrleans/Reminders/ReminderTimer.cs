using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Reminders;

/// <summary>Lets one reminder tick at its regular times; a tick waits for the one before it.</summary>
internal sealed partial class ReminderTimer : IDisposable
{
    // A timer cannot be set further ahead.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(40);

    private readonly Silo silo;
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private readonly ITimer timer;
    private bool disposed;

    public ReminderTimer(ReminderEntry entry, Silo silo, TimeProvider clock, ILogger logger)
    {
        (Entry, this.silo, this.clock, this.logger) = (entry, silo, clock, logger);
        Next = entry.NextTick(Now);
        using (ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow())
        {
            timer = clock.CreateTimer(static timer => ((ReminderTimer)timer!).Tick(), this, Wait, Timeout.InfiniteTimeSpan);
        }
    }

    public ReminderEntry Entry { get; }

    private DateTime Next { get; set; }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private TimeSpan Wait => Next - Now is var wait && wait < TimeSpan.Zero ? TimeSpan.Zero : wait > LongestWait ? LongestWait : wait;

    public void Dispose()
    {
        disposed = true;
        timer.Dispose();
    }

    private async void Tick()
    {
        try
        {
            if (Now >= Next)
            {
                await silo.GrainFactory.GetGrain<IRemindable>(Entry.Grain)
                    .ReceiveReminder(Entry.Name, new TickStatus(Entry.StartAt, Entry.Period, Now));
            }
        }
        catch (Exception exception)
        {
            LogTickFailed(exception, Entry.Name, Entry.Grain);
        }

        if (!disposed)
        {
            Next = Entry.NextTick(Now.AddTicks(1));
            timer.Change(Wait, Timeout.InfiniteTimeSpan);
        }
    }

    [LoggerMessage(LogLevel.Error, "Reminder {ReminderName} of {GrainId} threw; it goes on")]
    private partial void LogTickFailed(Exception exception, string reminderName, GrainId grainId);
}
