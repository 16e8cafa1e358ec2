using Orleans.Configuration;
using Orleans.TestingHost;
using Sunomi.Storage.Catalogue;
using Sunomi.Testing;
using Sunomi.Tests.Reminders;
using Sunomi.Tests.State;

namespace Sunomi.Tests.Silos;

/// <summary>Silos that stop, die and join.</summary>
public sealed class SiloTests : IAsyncLifetime
{
    /// <summary>A real cluster takes its time to declare a silo dead.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private TestDatabase database = null!;
    private InProcessTestCluster cluster = null!;

    public async Task InitializeAsync()
    {
        database = await PostgresServer.CreateDatabase(Migrator.Migrate);
        cluster = ContractCluster.Build(database.ConnectionString, silos: 2, responseTimeout: TimeSpan.FromSeconds(10), configure: silo =>
        {
            silo.Configure<ClusterMembershipOptions>(options =>
            {
                options.ProbeTimeout = TimeSpan.FromSeconds(1);
                options.TableRefreshTimeout = TimeSpan.FromSeconds(2);
            });
            silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(5));
        });
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
        var keys = await WriteMany();

        await cluster.StopSiloAsync(cluster.Silos[1]);

        foreach (var key in keys)
        {
            var seen = await Grain(key).Look();
            (seen.Text, seen.Exists).ShouldBe((key, true));
        }
    }

    [Fact]
    public async Task Grains_of_a_silo_that_dies_go_on_at_another_and_so_do_their_reminders()
    {
        var keys = await WriteMany();
        foreach (var key in keys)
        {
            await cluster.Client.GetGrain<IReminderGrain>(key).Register("wake", TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        }

        await cluster.KillSiloAsync(cluster.Silos[1]);
        foreach (var key in keys)
        {
            var seen = await WhenItIsKnown(() => Grain(key).Look());
            (seen.Text, seen.Exists).ShouldBe((key, true));
            Logs.Rest(key);
        }

        using var limit = new CancellationTokenSource(Patience);
        foreach (var key in keys)
        {
            (await Logs.Next(key, limit.Token)).ShouldBe("wake 1000 True");
        }
    }

    [Fact]
    public async Task Calls_to_a_silo_that_dies_fail_soon()
    {
        var holds = Enumerable.Range(0, 20).Select(_ => Gates.NewName()).Select(name => (Name: name, Call: Hold(name))).ToList();
        await Task.WhenAll(holds.Select(hold => Gates.Reached(hold.Name)));

        await cluster.KillSiloAsync(cluster.Silos[1]);
        holds.ForEach(hold => Gates.Open(hold.Name));
        var ended = await Task.WhenAll(holds.Select(hold => hold.Call)).WaitAsync(Patience);

        // Those of the other silo are not touched.
        ended.ShouldContain("held");
        ended.Where(end => end != "held").ShouldAllBe(end => end == nameof(SiloUnavailableException) || end == nameof(TimeoutException)
            || end == nameof(OperationCanceledException) || end == nameof(OrleansMessageRejectionException));

        async Task<string> Hold(string name)
        {
            try
            {
                await cluster.Client.GetGrain<Turns.ITurnGrain>(name, typeof(Turns.TurnGrain).FullName).Hold(name);
                return "held";
            }
            catch (Exception lost)
            {
                return lost.GetType().Name;
            }
        }
    }

    [Fact]
    public async Task A_silo_that_joins_takes_its_share()
    {
        var joined = await cluster.StartAdditionalSiloAsync();
        await cluster.WaitForLivenessToStabilizeAsync();
        var management = cluster.Client.GetGrain<IManagementGrain>(0);

        cluster.Silos.Count.ShouldBe(3);
        joined.IsActive.ShouldBeTrue();
        using var limit = new CancellationTokenSource(Patience);
        while (await management.GetSimpleGrainStatistics([joined.SiloAddress]) is var found && !found.Any(of => of.GrainType.Contains(nameof(DatabaseStateGrain))))
        {
            limit.Token.ThrowIfCancellationRequested();
            await Grain(Gates.NewName()).Look();
        }
    }

    private async Task<List<string>> WriteMany()
    {
        var keys = Enumerable.Range(0, 20).Select(_ => Gates.NewName()).ToList();
        foreach (var key in keys)
        {
            await Grain(key).Write(key);
        }

        return keys;
    }

    private static Task<T> WhenItIsKnown<T>(Func<Task<T>> call) => Retry.UntilKnown(call, Patience);

    private IStateGrain Grain(string key) => cluster.Client.GetGrain<IStateGrain>(key, typeof(DatabaseStateGrain).FullName);
}
