namespace Orleans.Runtime;

/// <summary>A handle for unregistering; fetch it anew after each activation.</summary>
public interface IGrainReminder
{
    string ReminderName { get; }
}
