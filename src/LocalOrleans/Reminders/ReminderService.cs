using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Orleans.Reminders;

/// <summary>
/// Keeps reminders and lets them tick. Differs from the packages: the oldest silo of the process ticks for all, where the packages share
/// the grains out.
/// </summary>
internal sealed partial class ReminderService(
    Silo silo, IReminderTable table, IOptions<ReminderOptions> options, TimeProvider clock, ILogger<ReminderService> logger) : IDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<(GrainId, string), ReminderTimer> timers = [];
    private ITimer? refresh;

    public async Task Start()
    {
        await Refresh();
        var period = options.Value.RefreshReminderListPeriod;
        refresh = clock.CreateTimer(static service => ((ReminderService)service!).RefreshOnLeader(), this, period, period);
    }

    public async Task<IGrainReminder> RegisterOrUpdate(GrainId grain, string name, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, TimeSpan.Zero);
        if (period < options.Value.MinimumReminderPeriod)
        {
            throw new ArgumentException(
                $"Cannot register reminder {name} of {grain}: its period {period} is shorter than the minimum of {options.Value.MinimumReminderPeriod}.",
                nameof(period));
        }

        var entry = new ReminderEntry(grain, name, clock.GetUtcNow().UtcDateTime + dueTime, period);
        entry = entry with { ETag = await table.Upsert(entry) };
        Leader?.Schedule(entry);
        return new GrainReminder(entry);
    }

    public async Task Unregister(GrainReminder reminder)
    {
        if (!await table.Remove(reminder.Entry))
        {
            throw new ReminderException($"Could not unregister reminder {reminder.ReminderName} of {reminder.Entry.Grain} since it was not up to date.");
        }

        Leader?.Cancel(reminder.Entry);
    }

    public async Task<IGrainReminder?> Get(GrainId grain, string name) =>
        (await table.Read(grain)).FirstOrDefault(entry => entry.Name == name) is { } entry ? new GrainReminder(entry) : null;

    public async Task<List<IGrainReminder>> GetAll(GrainId grain) => [.. (await table.Read(grain)).Select(entry => new GrainReminder(entry))];

    /// <summary>Makes the timers equal to the table.</summary>
    public async Task Refresh()
    {
        if (Leader != this)
        {
            return;
        }

        var entries = await table.ReadAll();
        lock (gate)
        {
            foreach (var gone in timers.Keys.Except(entries.Select(entry => (entry.Grain, entry.Name))).ToList())
            {
                timers.Remove(gone, out var timer);
                timer!.Dispose();
            }
        }

        foreach (var entry in entries)
        {
            Schedule(entry);
        }
    }

    public void Dispose()
    {
        refresh?.Dispose();
        lock (gate)
        {
            foreach (var timer in timers.Values)
            {
                timer.Dispose();
            }

            timers.Clear();
        }
    }

    private ReminderService? Leader => silo.Cluster.Silos is [var oldest, ..] ? oldest.Reminders : null;

    private void Schedule(ReminderEntry entry)
    {
        lock (gate)
        {
            var key = (entry.Grain, entry.Name);
            if (timers.TryGetValue(key, out var known))
            {
                if (known.Entry.ETag == entry.ETag)
                {
                    return;
                }

                known.Dispose();
            }

            timers[key] = new ReminderTimer(entry, silo, clock, logger);
        }
    }

    private void Cancel(ReminderEntry entry)
    {
        lock (gate)
        {
            if (timers.Remove((entry.Grain, entry.Name), out var timer))
            {
                timer.Dispose();
            }
        }
    }

    private async void RefreshOnLeader()
    {
        try
        {
            await Refresh();
        }
        catch (Exception exception)
        {
            LogRefreshFailed(exception);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The reminder table could not be read; it is tried again at the next refresh")]
    private partial void LogRefreshFailed(Exception exception);
}
