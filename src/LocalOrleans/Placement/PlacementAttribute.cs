namespace Orleans.Placement;

/// <summary>Base of the attributes that choose a silo. Differs from the packages: only the ones in this namespace exist.</summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class PlacementAttribute : Attribute;

/// <summary>A new activation goes to the caller's silo.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PreferLocalPlacementAttribute : PlacementAttribute;

/// <summary>A new activation goes to any silo.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RandomPlacementAttribute : PlacementAttribute;
