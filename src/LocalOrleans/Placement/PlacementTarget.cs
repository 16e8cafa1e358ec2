namespace Orleans.Runtime.Placement;

/// <summary>The grain that is to be placed.</summary>
public readonly struct PlacementTarget
{
    internal PlacementTarget(GrainId grainIdentity) => GrainIdentity = grainIdentity;

    public GrainId GrainIdentity { get; }
}
