namespace Sunomi.Tests.Reminders;

internal interface IReminderGrain : IGrainWithStringKey, IRemindable
{
    Task Register(string name, TimeSpan due, TimeSpan period);

    Task<bool> Unregister(string name);

    Task<List<string>> Names();

    Task Deactivate();
}

internal sealed class ReminderGrain : Grain, IReminderGrain
{
    public async Task Register(string name, TimeSpan due, TimeSpan period)
    {
        var reminder = await this.RegisterOrUpdateReminder(name, due, period);
        Logs.Add(this.GetPrimaryKeyString(), $"registered {reminder.ReminderName}");
    }

    public async Task<bool> Unregister(string name)
    {
        if (await this.GetReminder(name) is not { } reminder)
        {
            return false;
        }

        await this.UnregisterReminder(reminder);
        return true;
    }

    public async Task<List<string>> Names() => [.. (await this.GetReminders()).Select(reminder => reminder.ReminderName).Order()];

    public Task Deactivate()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        Logs.Add(this.GetPrimaryKeyString(), $"{reminderName} {status.Period.TotalMilliseconds} {status.CurrentTickTime >= status.FirstTickTime}");
        return Task.CompletedTask;
    }
}
