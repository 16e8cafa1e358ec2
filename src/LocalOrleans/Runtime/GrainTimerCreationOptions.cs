using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>When a grain timer ticks. The period counts from the end of a callback to the start of the next.</summary>
public readonly struct GrainTimerCreationOptions
{
    public GrainTimerCreationOptions()
    {
    }

    [SetsRequiredMembers]
    public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period) => (DueTime, Period) = (dueTime, period);

    /// <summary>Time to the first tick; <see cref="Timeout.InfiniteTimeSpan"/> for never.</summary>
    public required TimeSpan DueTime { get; init; }

    /// <summary>Time between ticks; <see cref="Timeout.InfiniteTimeSpan"/> for a single one.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>Ticks run beside calls; without it a tick is a turn like a call.</summary>
    public bool Interleave { get; init; }

    /// <summary>Ticks count as activity and so keep idle collection away.</summary>
    public bool KeepAlive { get; init; }
}
