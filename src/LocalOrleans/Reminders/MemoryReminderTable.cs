using System.Collections.Concurrent;
using Orleans.Runtime;

namespace Orleans.Reminders;

/// <summary>Reminders that live as long as the cluster does.</summary>
internal sealed class MemoryReminderTable(Cluster cluster) : IReminderTable
{
    private ConcurrentDictionary<(GrainId, string), ReminderEntry> Rows =>
        (ConcurrentDictionary<(GrainId, string), ReminderEntry>)cluster.Memory.GetOrAdd(
            typeof(MemoryReminderTable), static _ => new ConcurrentDictionary<(GrainId, string), ReminderEntry>());

    public Task<IReadOnlyList<ReminderEntry>> ReadAll() => Task.FromResult<IReadOnlyList<ReminderEntry>>([.. Rows.Values]);

    public Task<IReadOnlyList<ReminderEntry>> Read(GrainId grain) =>
        Task.FromResult<IReadOnlyList<ReminderEntry>>([.. Rows.Values.Where(entry => entry.Grain == grain)]);

    public Task<string> Upsert(ReminderEntry entry)
    {
        var etag = Guid.NewGuid().ToString("N");
        Rows[(entry.Grain, entry.Name)] = entry with { ETag = etag };
        return Task.FromResult(etag);
    }

    public Task<bool> Remove(ReminderEntry entry) => Task.FromResult(
        Rows.TryRemove(new KeyValuePair<(GrainId, string), ReminderEntry>((entry.Grain, entry.Name), entry)));
}
