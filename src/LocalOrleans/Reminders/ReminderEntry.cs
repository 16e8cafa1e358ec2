using Orleans.Runtime;

namespace Orleans.Reminders;

/// <summary>A row of a reminder table.</summary>
internal sealed record ReminderEntry(GrainId Grain, string Name, DateTime StartAt, TimeSpan Period, string ETag = "")
{
    /// <summary>The first regular tick at or after <paramref name="now"/> (UTC): what was missed is not made up for.</summary>
    public DateTime NextTick(DateTime now)
    {
        if (now <= StartAt)
        {
            return StartAt;
        }

        var late = (now - StartAt).Ticks % Period.Ticks;
        return late == 0 ? now : now.AddTicks(Period.Ticks - late);
    }
}
