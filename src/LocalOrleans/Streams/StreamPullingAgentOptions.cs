namespace Orleans.Configuration;

/// <summary>
/// How the packages' pulling agents work. Differs from the packages: the local lane hands an event over at once and polls nothing, so
/// only <see cref="MaxEventDeliveryTime"/> counts.
/// </summary>
public class StreamPullingAgentOptions
{
    /// <summary>How often a queue is polled; 100 ms by default.</summary>
    public TimeSpan GetQueueMsgsTimerPeriod { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>For how long an event is offered again while its handler throws; 1 minute by default.</summary>
    public TimeSpan MaxEventDeliveryTime { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>After how long without events a stream's cache is let go; 30 minutes by default.</summary>
    public TimeSpan StreamInactivityPeriod { get; set; } = TimeSpan.FromMinutes(30);
}
