using Orleans.Runtime;

namespace Orleans.TestingHost;

/// <summary>One silo of a test cluster.</summary>
public abstract class SiloHandle
{
    public short InstanceNumber { get; protected init; }

    public abstract string Name { get; }

    public abstract SiloAddress SiloAddress { get; }

    public abstract bool IsActive { get; }

    /// <summary>Graceful: every grain says goodbye. Else as if the process had been killed.</summary>
    public abstract Task StopSiloAsync(bool stopGracefully);
}
