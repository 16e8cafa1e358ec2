using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime.MembershipService.SiloMetadata;
using Orleans.TestingHost;
using Sunomi.Operations;
using Sunomi.Users;

namespace Sunomi.Tests.Placement;

/// <summary>A silo for grains, and one for ffmpeg that joins it.</summary>
public sealed class RolesTests : IAsyncLifetime
{
    private readonly ClusterFixture cluster = new();

    public async Task InitializeAsync()
    {
        cluster.Settings["Silo:Roles"] = "grains";
        await cluster.InitializeAsync();
        cluster.Settings["Silo:Roles"] = "transcode";
        await cluster.Cluster.StartAdditionalSiloAsync();
    }

    public Task DisposeAsync() => cluster.DisposeAsync();

    [Fact]
    public async Task Grains_live_where_their_role_is_whoever_calls_them()
    {
        var (thinker, encoder) = (cluster.Cluster.Silos[0], cluster.Cluster.Silos[1]);
        await Eventually.True(() => Task.FromResult(Knows(thinker, encoder) && Knows(encoder, thinker)));

        // from the one silo and from the other
        foreach (var silo in cluster.Cluster.Silos)
        {
            var grains = silo.ServiceProvider.GetRequiredService<IGrainFactory>();
            await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => grains.User(UserId.New(TimeProvider.System)).Get(CancellationToken.None)));
        }

        var reports = await Task.WhenAll(new[] { thinker, encoder }.Select(silo => cluster.Grains.SiloReport(silo.SiloAddress.ToString()).Report(CancellationToken.None)));
        reports[0].Roles.ShouldBe(["grains"]);
        reports[0].Slots.ShouldBe(0);
        reports[1].Roles.ShouldBe(["transcode"]);
        reports[1].Slots.ShouldBeGreaterThan(0);
        CallsOf("user", reports[0]).ShouldBeGreaterThanOrEqualTo(40);
        CallsOf("user", reports[1]).ShouldBe(0);
    }

    private static long CallsOf(string grain, SiloReport report) => report.Calls.SingleOrDefault(calls => calls.Grain == grain)?.Count ?? 0;

    private static bool Knows(InProcessSiloHandle silo, InProcessSiloHandle other) =>
        silo.ServiceProvider.GetRequiredService<ISiloMetadataCache>().GetSiloMetadata(other.SiloAddress).Metadata.Count > 0;
}
