namespace Orleans.Runtime;

/// <summary>One activation, seen from its grain. Differs from the packages: only these members.</summary>
public interface IGrainContext : IEquatable<IGrainContext>
{
    GrainId GrainId { get; }

    GrainReference GrainReference { get; }

    object? GrainInstance { get; }

    /// <summary>The scope that the grain's own services live in.</summary>
    IServiceProvider ActivationServices { get; }

    /// <summary>Completes when the activation is gone.</summary>
    Task Deactivated { get; }

    /// <summary>Asks for deactivation as soon as no call runs; returns at once.</summary>
    void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);
}
