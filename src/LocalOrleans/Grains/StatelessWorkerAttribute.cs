using Orleans.Placement;

namespace Orleans.Concurrency;

/// <summary>Several activations of one identity per silo, each of them local to the caller.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StatelessWorkerAttribute(int maxLocalWorkers) : PlacementAttribute
{
    /// <summary>As many activations per silo as the machine has cores.</summary>
    public StatelessWorkerAttribute() : this(Environment.ProcessorCount)
    {
    }

    internal int MaxLocalWorkers { get; } = maxLocalWorkers;
}
