using Orleans.Reminders;
using Orleans.Runtime;

namespace Orleans;

/// <summary>Reminders of a grain; it must be <see cref="IRemindable"/>.</summary>
public static class GrainReminderExtensions
{
    /// <summary>A period under <c>ReminderOptions.MinimumReminderPeriod</c> (1 minute) is an <see cref="ArgumentException"/>.</summary>
    public static Task<IGrainReminder> RegisterOrUpdateReminder(this IGrainBase grain, string reminderName, TimeSpan dueTime, TimeSpan period) =>
        ServiceOf(grain, reminderName).RegisterOrUpdate(grain.GrainContext.GrainId, reminderName, dueTime, period);

    public static Task UnregisterReminder(this IGrainBase grain, IGrainReminder reminder)
    {
        ArgumentNullException.ThrowIfNull(reminder);
        return ServiceOf(grain, reminder.ReminderName).Unregister((GrainReminder)reminder);
    }

    /// <summary>Null when there is none of that name.</summary>
    public static Task<IGrainReminder?> GetReminder(this IGrainBase grain, string reminderName) =>
        ServiceOf(grain, reminderName).Get(grain.GrainContext.GrainId, reminderName);

    public static Task<List<IGrainReminder>> GetReminders(this IGrainBase grain) =>
        ServiceOf(grain, null).GetAll(grain.GrainContext.GrainId);

    private static ReminderService ServiceOf(IGrainBase grain, string? reminderName)
    {
        if (reminderName is { Length: 0 })
        {
            throw new ArgumentException("The name of a reminder cannot be empty.", nameof(reminderName));
        }

        if (grain is not IRemindable)
        {
            throw new InvalidOperationException($"Grain {grain.GrainContext.GrainId} does not implement {nameof(IRemindable)}, so it cannot be reminded.");
        }

        return ((Activation)grain.GrainContext).Silo.Reminders ?? throw new OrleansConfigurationException(
            "No reminder service is configured; call UseInMemoryReminderService or UseAdoNetReminderService on the silo builder.");
    }
}
