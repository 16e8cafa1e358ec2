using Orleans.Placement;

namespace Sunomi.Tests.Placement;

/// <summary>Says on which silo it is, and where another is that it calls first.</summary>
internal interface IPlacedGrain : IGrainWithStringKey
{
    Task<SiloAddress> Where();

    Task<SiloAddress> WhereIs(string other, string grainClass);
}

internal abstract class PlacedGrain(ILocalSiloDetails silo) : Grain, IPlacedGrain
{
    public Task<SiloAddress> Where() => Task.FromResult(silo.SiloAddress);

    public Task<SiloAddress> WhereIs(string other, string grainClass) => GrainFactory.GetGrain<IPlacedGrain>(other, grainClass).Where();
}

[RandomPlacement]
internal sealed class AnywhereGrain(ILocalSiloDetails silo) : PlacedGrain(silo);

[PreferLocalPlacement]
internal sealed class NearGrain(ILocalSiloDetails silo) : PlacedGrain(silo);

[RandomPlacement, RoleFilter("heavy")]
internal sealed class HeavyGrain(ILocalSiloDetails silo) : PlacedGrain(silo);

[PreferLocalPlacement, RoleFilter("heavy")]
internal sealed class NearHeavyGrain(ILocalSiloDetails silo) : PlacedGrain(silo);

[RandomPlacement, RoleFilter("none")]
internal sealed class NowhereGrain(ILocalSiloDetails silo) : PlacedGrain(silo);
