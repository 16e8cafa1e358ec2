using Orleans.Placement;

namespace Sunomi.Placement;

/// <summary>The grain lives on silos of this role only.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class RunsOnAttribute(SiloRole role) : PlacementFilterAttribute(new RoleFilter(role));
