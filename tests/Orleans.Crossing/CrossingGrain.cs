using System.Threading.Channels;

namespace Sunomi.Tests.Crossing;

/// <summary>A record and reminders that one lane writes and the other finds.</summary>
internal interface ICrossingGrain : IGrainWithStringKey, IRemindable
{
    /// <summary>Null when there is no record.</summary>
    Task<string?> Read();

    Task Write(string text);

    Task Clear();

    Task Remind(string name);

    Task Forget(string name);

    Task<List<string>> Reminders();
}

internal sealed class Note
{
    public string Text { get; set; } = "";

    public List<DateTimeOffset> At { get; set; } = [];
}

internal sealed class CrossingGrain([PersistentState("crossing", "default")] IPersistentState<Note> note) : Grain, ICrossingGrain
{
    /// <summary>The names of the reminders that ticked in this process.</summary>
    public static Channel<string> Ticks { get; } = Channel.CreateUnbounded<string>();

    public Task<string?> Read() => Task.FromResult(note.RecordExists ? note.State.Text : null);

    public Task Write(string text)
    {
        note.State.Text = text;
        note.State.At.Add(DateTimeOffset.UnixEpoch.AddDays(note.State.At.Count));
        return note.WriteStateAsync();
    }

    public Task Clear() => note.ClearStateAsync();

    public async Task Remind(string name) => await this.RegisterOrUpdateReminder(name, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));

    public async Task Forget(string name) => await this.UnregisterReminder((await this.GetReminder(name))!);

    public async Task<List<string>> Reminders() => [.. (await this.GetReminders()).Select(reminder => reminder.ReminderName).Order()];

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        Ticks.Writer.TryWrite(reminderName);
        return Task.CompletedTask;
    }
}
