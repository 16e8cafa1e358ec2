using Sunomi.Storage.Catalogue;
using Sunomi.Testing;

namespace Sunomi.Tests.Reminders;

[Collection(ContractCluster.Name)]
public sealed class ReminderTests(ContractCluster cluster)
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(200);
    private readonly string key = Gates.NewName();

    private IReminderGrain Grain => cluster.Client.GetGrain<IReminderGrain>(key);

    [Fact]
    public async Task A_reminder_ticks_also_for_a_grain_that_went_away_until_it_is_unregistered()
    {
        await Grain.Register("wake", TimeSpan.FromMilliseconds(50), Period);
        (await Logs.Next(key)).ShouldBe("registered wake");
        (await Logs.Next(key)).ShouldBe("wake 200 True");

        await Grain.Deactivate();

        (await Logs.Next(key)).ShouldBe("wake 200 True");
        (await Grain.Unregister("wake")).ShouldBeTrue();
        (await Grain.Names()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Reminders_are_found_by_name_and_registering_again_replaces()
    {
        var later = TimeSpan.FromHours(1);
        await Grain.Register("one", later, later);
        await Grain.Register("two", later, later);
        // a busy machine may miss the first tick: then the second tells the same
        await Grain.Register("two", TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(2));

        (await Grain.Names()).ShouldBe(["one", "two"]);
        (await Grain.Unregister("three")).ShouldBeFalse();
        (await Grain.Unregister("one")).ShouldBeTrue();
        (await Grain.Names()).ShouldBe(["two"]);
        (await Logs.Next(key)).ShouldBe("registered one");
        (await Logs.Next(key)).ShouldBe("registered two");
        (await Logs.Next(key)).ShouldBe("registered two");
        (await Logs.Next(key)).ShouldBe("two 2000 True");
        await Grain.Unregister("two");
    }

    [Fact]
    public async Task A_period_that_is_too_short_is_refused() =>
        await Should.ThrowAsync<ArgumentException>(() => Grain.Register("fast", TimeSpan.Zero, TimeSpan.FromMilliseconds(10)));

    [Fact]
    public void The_shortest_period_is_a_minute_by_default() => new ReminderOptions().MinimumReminderPeriod.ShouldBe(TimeSpan.FromMinutes(1));

    [Fact]
    public async Task Reminders_survive_the_cluster()
    {
        await using var database = await PostgresServer.CreateDatabase(Migrator.Migrate);
        await using (var first = ContractCluster.Build(database.ConnectionString))
        {
            await first.DeployAsync();
            await first.Client.GetGrain<IReminderGrain>(key).Register("again", TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
            Logs.Rest(key).ShouldBe(["registered again"]);
        }

        Logs.Rest(key);
        await using var second = ContractCluster.Build(database.ConnectionString);
        await second.DeployAsync();

        (await Logs.Next(key)).ShouldBe("again 1000 True");
    }
}
