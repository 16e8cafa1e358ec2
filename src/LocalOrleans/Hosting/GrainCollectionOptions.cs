namespace Orleans.Configuration;

/// <summary>When idle activations go. Differs from the packages: the quantum may be any positive time.</summary>
public class GrainCollectionOptions
{
    /// <summary>How long an activation stays idle; 15 minutes by default.</summary>
    public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How often it is looked for idle ones; 1 minute by default.</summary>
    public TimeSpan CollectionQuantum { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The limit for OnActivateAsync; 30 s by default.</summary>
    public TimeSpan ActivationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The limit for OnDeactivateAsync; 30 s by default.</summary>
    public TimeSpan DeactivationTimeout { get; set; } = TimeSpan.FromSeconds(30);
}
