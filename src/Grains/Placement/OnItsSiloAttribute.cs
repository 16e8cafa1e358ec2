using Orleans.Placement;

namespace Sunomi.Placement;

/// <summary>The grain is about one silo, which its key begins with, and lives there only: <c>{silo}</c> or <c>{silo}/…</c>.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OnItsSiloAttribute() : PlacementFilterAttribute(new OwnSiloFilter());
