namespace Orleans.Runtime;

/// <summary>
/// Section <c>LocalOrleans:Chaos</c> of a silo's configuration: lets the one process do to grains what a cluster does on a bad day. The
/// packages do not know it. The seed decides what happens in which order; which call or event it happens to also depends on the threads.
/// </summary>
internal sealed class ChaosOptions
{
    public const string Section = "LocalOrleans:Chaos";

    /// <summary>Without a seed there is no chaos; that is the default.</summary>
    public int? Seed { get; set; }

    /// <summary>The share of calls from other silos and from clients that are held up, so that those that are not awaited overtake each other.</summary>
    public double HeldCalls { get; set; } = 0.3;

    /// <summary>The share of stream events that are held up, and with them those that follow.</summary>
    public double HeldEvents { get; set; } = 0.3;

    /// <summary>The share of stream events that no subscriber gets.</summary>
    public double LostEvents { get; set; } = 0.1;

    /// <summary>The share of calls after which the activation goes, as when the directory changes.</summary>
    public double DroppedActivations { get; set; } = 0.1;

    /// <summary>The longest time for which something is held up; 30 ms by default.</summary>
    public TimeSpan LongestHold { get; set; } = TimeSpan.FromMilliseconds(30);
}
