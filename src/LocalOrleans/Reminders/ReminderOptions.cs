namespace Orleans.Hosting;

/// <summary>Options of the reminder service.</summary>
public sealed class ReminderOptions
{
    /// <summary>Shorter periods are refused; 1 minute by default.</summary>
    public TimeSpan MinimumReminderPeriod { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often the table is read for reminders that other processes wrote; 5 minutes by default.</summary>
    public TimeSpan RefreshReminderListPeriod { get; set; } = TimeSpan.FromMinutes(5);
}
