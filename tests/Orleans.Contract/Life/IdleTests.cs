using Orleans.Configuration;
using Orleans.TestingHost;
using Sunomi.Storage.Catalogue;
using Sunomi.Testing;

namespace Sunomi.Tests.Life;

/// <summary>In a cluster whose grains are idle after two seconds.</summary>
public sealed class IdleTests : IAsyncLifetime
{
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(2);

    private TestDatabase database = null!;
    private InProcessTestCluster cluster = null!;

    public async Task InitializeAsync()
    {
        database = await PostgresServer.CreateDatabase(Migrator.Migrate);
        cluster = ContractCluster.Build(database.ConnectionString, silo => silo.Configure<GrainCollectionOptions>(options =>
        {
            options.CollectionAge = Age;
            options.CollectionQuantum = TimeSpan.FromSeconds(0.5);
        }));
        await cluster.DeployAsync();
    }

    public async Task DisposeAsync()
    {
        await cluster.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task What_is_idle_goes_unless_it_asked_to_stay()
    {
        var (idle, ticking, kept, delayed) = (Gates.NewName(), Gates.NewName(), Gates.NewName(), Gates.NewName());
        await Grain(delayed).Delay(TimeSpan.FromMinutes(5));
        await Grain(kept).StartTimer(keepAlive: true);
        await Grain(ticking).StartTimer(keepAlive: false);
        await Grain(idle).Activation();

        foreach (var name in new[] { idle, ticking })
        {
            (await Logs.Next(name)).ShouldBe("activated");
            (await Logs.Next(name)).ShouldBe("deactivated ActivationIdle");
        }

        Logs.Rest(kept).ShouldBe(["activated"]);
        Logs.Rest(delayed).ShouldBe(["activated"]);
    }

    [Fact]
    public async Task A_silo_that_stops_deactivates_its_grains()
    {
        var key = Gates.NewName();
        await Grain(key).Delay(TimeSpan.FromMinutes(5));

        await cluster.StopSiloAsync(cluster.Silos[0]);

        Logs.Rest(key).ShouldBe(["activated", "deactivated ShuttingDown"]);
    }

    private ILifeGrain Grain(string key) => cluster.Client.GetGrain<ILifeGrain>(key);
}
