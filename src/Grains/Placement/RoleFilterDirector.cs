using Microsoft.Extensions.Options;
using Orleans.Placement;
using Orleans.Runtime.MembershipService.SiloMetadata;
using Orleans.Runtime.Placement;

namespace Sunomi.Placement;

internal sealed class RoleFilterDirector(ISiloMetadataCache metadata, ILocalSiloDetails here, IOptions<SiloRoles> own) : IPlacementFilterDirector
{
    public IEnumerable<SiloAddress> Filter(PlacementFilterStrategy filterStrategy, PlacementTarget target, IEnumerable<SiloAddress> silos) =>
        silos.Where(silo => RolesOf(silo).Has(((RoleFilter)filterStrategy).Role));

    /// <summary>The metadata of another silo comes a moment after it joined; until then it takes nothing.</summary>
    private SiloRoles RolesOf(SiloAddress silo) => silo.Equals(here.SiloAddress) ? own.Value : SiloRoles.Of(metadata.GetSiloMetadata(silo));
}
