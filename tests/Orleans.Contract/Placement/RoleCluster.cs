using Microsoft.Extensions.DependencyInjection;
using Orleans.Placement;
using Orleans.Runtime.MembershipService.SiloMetadata;
using Orleans.TestingHost;
using Sunomi.Storage.Catalogue;
using Sunomi.Testing;

namespace Sunomi.Tests.Placement;

/// <summary>Three silos, of which the second and the third are for heavy work.</summary>
public sealed class RoleCluster : IAsyncLifetime
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private TestDatabase database = null!;

    internal InProcessTestCluster Cluster { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        database = await PostgresServer.CreateDatabase(Migrator.Migrate);
        var started = 0;
        Cluster = ContractCluster.Build(database.ConnectionString, silos: 3, configure: silo =>
        {
            silo.UseSiloMetadata(new Dictionary<string, string> { [RoleFilterStrategy.Role] = Interlocked.Increment(ref started) == 1 ? "light" : "heavy" });
            silo.Services.AddPlacementFilter<RoleFilterStrategy, RoleFilterDirector>(ServiceLifetime.Transient);
        });
        await Cluster.DeployAsync();
        await SilosKnowEachOther();
    }

    public async Task DisposeAsync()
    {
        await Cluster.DisposeAsync();
        await database.DisposeAsync();
    }

    // The packages ask each other for metadata after a silo has joined, and give no signal when they have it.
    private async Task SilosKnowEachOther()
    {
        var deadline = DateTime.UtcNow + Gates.Patience;
        while (!Cluster.Silos.All(silo => Cluster.Silos.All(other => Role(silo, other) is not null)))
        {
            DateTime.UtcNow.ShouldBeLessThan(deadline);
            await Task.Delay(Pause);
        }
    }

    private static string? Role(InProcessSiloHandle of, InProcessSiloHandle about) => of.ServiceProvider.GetRequiredService<ISiloMetadataCache>()
        .GetSiloMetadata(about.SiloAddress).Metadata.GetValueOrDefault(RoleFilterStrategy.Role);
}
