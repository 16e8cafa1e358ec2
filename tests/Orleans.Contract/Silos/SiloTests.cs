using Orleans.TestingHost;
using Sunomi.Storage.Catalogue;
using Sunomi.Testing;
using Sunomi.Tests.State;

namespace Sunomi.Tests.Silos;

/// <summary>Two silos, one of which stops.</summary>
public sealed class SiloTests : IAsyncLifetime
{
    private TestDatabase database = null!;
    private InProcessTestCluster cluster = null!;

    public async Task InitializeAsync()
    {
        database = await PostgresServer.CreateDatabase(Migrator.Migrate);
        cluster = ContractCluster.Build(database.ConnectionString, silos: 2);
        await cluster.DeployAsync();
    }

    public async Task DisposeAsync()
    {
        await cluster.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Grains_of_a_silo_that_stops_go_on_at_another()
    {
        var keys = Enumerable.Range(0, 20).Select(_ => Gates.NewName()).ToList();
        foreach (var key in keys)
        {
            await Grain(key).Write(key);
        }

        await cluster.StopSiloAsync(cluster.Silos[1]);

        foreach (var key in keys)
        {
            var seen = await Grain(key).Look();
            (seen.Text, seen.Exists).ShouldBe((key, true));
        }
    }

    private IStateGrain Grain(string key) => cluster.Client.GetGrain<IStateGrain>(key, typeof(DatabaseStateGrain).FullName);
}
