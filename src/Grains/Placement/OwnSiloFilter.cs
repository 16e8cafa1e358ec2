using Orleans.Placement;
using Orleans.Runtime.Placement;

namespace Sunomi.Placement;

/// <summary>The silo that the key names; none when that one is gone.</summary>
internal sealed class OwnSiloFilter() : PlacementFilterStrategy(order: 0);

internal sealed class OwnSiloFilterDirector : IPlacementFilterDirector
{
    public IEnumerable<SiloAddress> Filter(PlacementFilterStrategy filterStrategy, PlacementTarget target, IEnumerable<SiloAddress> silos)
    {
        var key = target.GrainIdentity.Key.ToString()!;
        return silos.Where(silo => key.StartsWith(silo.ToString(), StringComparison.Ordinal) && (key.Length == silo.ToString().Length || key[silo.ToString().Length] == '/'));
    }
}
