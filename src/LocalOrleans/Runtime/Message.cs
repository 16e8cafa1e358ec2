namespace Orleans.Runtime;

/// <summary>Something that an activation does as a turn: a call, a tick, an event.</summary>
internal abstract class Message
{
    /// <summary>The activation that runs this message; set when it is queued there.</summary>
    public Activation? Activation { get; set; }

    public bool IsAlwaysInterleave { get; protected init; }

    public bool IsReadOnly { get; protected init; }

    /// <summary>Whether this counts as activity for idle collection.</summary>
    public virtual bool KeepsAlive => true;

    /// <summary>Whether the message goes on to the grain's next activation when its own is gone.</summary>
    public virtual bool CanMove => true;

    public virtual Guid ReentrancyId => Guid.Empty;

    /// <summary>Runs in the activation's turn.</summary>
    public abstract void Start();

    /// <summary>The message will not run.</summary>
    public abstract void Reject(Exception reason);
}
