using Orleans.Runtime;

namespace Orleans.Reminders;

/// <summary>Where reminders are kept.</summary>
internal interface IReminderTable
{
    Task<IReadOnlyList<ReminderEntry>> ReadAll();

    Task<IReadOnlyList<ReminderEntry>> Read(GrainId grain);

    /// <summary>Inserts or replaces; returns the new etag.</summary>
    Task<string> Upsert(ReminderEntry entry);

    /// <summary>False when the etag is stale or the row is gone.</summary>
    Task<bool> Remove(ReminderEntry entry);
}
