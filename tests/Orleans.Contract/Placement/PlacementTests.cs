using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime.MembershipService.SiloMetadata;

namespace Sunomi.Tests.Placement;

public sealed class PlacementTests(RoleCluster roles) : IClassFixture<RoleCluster>
{
    private const int Many = 40;

    [Fact]
    public async Task Random_placement_uses_all_silos() =>
        (await Where<AnywhereGrain>()).Distinct().Order(BySilo).ShouldBe(roles.Cluster.Silos.Select(silo => silo.SiloAddress).Order(BySilo));

    [Fact]
    public async Task Local_placement_stays_with_the_caller()
    {
        for (var i = 0; i < 10; i++)
        {
            var caller = Grain<AnywhereGrain>(Gates.NewName());

            (await caller.WhereIs(Gates.NewName(), typeof(NearGrain).FullName!)).ShouldBe(await caller.Where());
        }
    }

    [Fact]
    public async Task A_filter_of_our_own_keeps_grains_where_their_role_is() =>
        (await Where<HeavyGrain>()).Distinct().Order(BySilo).ShouldBe(Heavy().Order(BySilo));

    [Fact]
    public async Task Local_placement_goes_elsewhere_where_the_filter_forbids_it()
    {
        for (var i = 0; i < 10; i++)
        {
            var caller = Grain<AnywhereGrain>(Gates.NewName());
            var here = await caller.Where();

            var there = await caller.WhereIs(Gates.NewName(), typeof(NearHeavyGrain).FullName!);

            Heavy().ShouldContain(there);
            (there == here).ShouldBe(Heavy().Contains(here));
        }
    }

    [Fact]
    public async Task Where_the_filter_leaves_no_silo_the_call_fails() =>
        (await Should.ThrowAsync<OrleansException>(() => Grain<NowhereGrain>(Gates.NewName()).Where())).Message.ShouldContain("No active nodes are compatible");

    private static Comparer<SiloAddress> BySilo { get; } =
        Comparer<SiloAddress>.Create((left, right) => string.CompareOrdinal(left.ToString(), right.ToString()));

    private IPlacedGrain Grain<TGrain>(string key) => roles.Cluster.Client.GetGrain<IPlacedGrain>(key, typeof(TGrain).FullName);

    private async Task<SiloAddress[]> Where<TGrain>() =>
        await Task.WhenAll(Enumerable.Range(0, Many).Select(_ => Grain<TGrain>(Gates.NewName()).Where()));

    private List<SiloAddress> Heavy()
    {
        var metadata = roles.Cluster.GetSiloServiceProvider().GetRequiredService<ISiloMetadataCache>();
        return [.. roles.Cluster.Silos.Select(silo => silo.SiloAddress)
            .Where(silo => metadata.GetSiloMetadata(silo).Metadata[RoleFilterStrategy.Role] == "heavy")];
    }
}
