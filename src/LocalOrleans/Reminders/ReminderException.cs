using Orleans.Runtime;

namespace Orleans.Reminders;

/// <summary>A reminder could not be changed.</summary>
[GenerateSerializer]
internal sealed class ReminderException(string message) : OrleansException(message);
