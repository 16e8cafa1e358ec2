using Sunomi.Tests.Calls;
using Sunomi.Tests.Life;

namespace Sunomi.Tests.Management;

[Collection(ContractCluster.Name)]
public sealed class ManagementTests(ContractCluster cluster)
{
    private readonly string key = Gates.NewName();
    private readonly string lifeGrain = $"{typeof(LifeGrain).FullName},{typeof(LifeGrain).Assembly.GetName().Name}";

    private IManagementGrain Management => cluster.Client.GetGrain<IManagementGrain>(0);

    private ILifeGrain Grain => cluster.Client.GetGrain<ILifeGrain>(key);

    [Fact]
    public async Task It_knows_the_silos()
    {
        var (address, status) = (await Management.GetHosts(onlyActive: true)).ShouldHaveSingleItem();
        var details = (await Management.GetDetailedHosts(onlyActive: true)).ShouldHaveSingleItem();

        status.ShouldBe(SiloStatus.Active);
        (details.SiloAddress, details.Status).ShouldBe((address, SiloStatus.Active));
        details.SiloName.ShouldNotBeNullOrEmpty();
        details.HostName.ShouldNotBeNullOrEmpty();
        details.StartTime.ShouldBeInRange(DateTime.UtcNow.AddHours(-1), DateTime.UtcNow);
    }

    [Fact]
    public async Task It_counts_activations()
    {
        await Grain.Activation();

        var simple = await Management.GetSimpleGrainStatistics();
        var detailed = await Management.GetDetailedGrainStatistics([lifeGrain]);

        simple.Where(found => found.GrainType == lifeGrain).ShouldHaveSingleItem().ActivationCount.ShouldBe(detailed.Length);
        detailed.ShouldContain(found => found.GrainId == Grain.GetGrainId() && found.SiloAddress == simple[0].SiloAddress);
        (await Management.GetTotalActivationCount()).ShouldBeGreaterThanOrEqualTo(detailed.Length);
        (await Management.GetActiveGrains(GrainType.Create("life"))).ShouldContain(Grain.GetGrainId());
        (await Management.GetGrainActivationCount((GrainReference)Grain)).ShouldBe(1);
    }

    [Fact]
    public async Task It_answers_also_who_may_stop_waiting_and_not_who_did()
    {
        using var patience = new CancellationTokenSource();

        (await Management.GetHosts(onlyActive: true, patience.Token)).ShouldBe(await Management.GetHosts(onlyActive: true));
        (await Management.GetSimpleGrainStatistics(patience.Token)).ShouldContain(found => found.ActivationCount > 0);
        await patience.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => Management.GetHosts(onlyActive: true, patience.Token));
        await Should.ThrowAsync<OperationCanceledException>(() => Management.GetSimpleGrainStatistics(patience.Token));
    }

    [Fact]
    public async Task It_knows_where_a_grain_is()
    {
        (await Management.GetActivationAddress(Grain)).ShouldBeNull();
        await Grain.Activation();

        (await Management.GetActivationAddress(Grain)).ShouldBe((await Management.GetHosts()).Keys.Single());
        await Should.ThrowAsync<InvalidOperationException>(async () => await Management.GetActivationAddress(cluster.Client.GetGrain<IWorkerGrain>(key)));
    }

    [Fact]
    public async Task It_tells_how_silos_fare()
    {
        await Grain.Activation();

        var statistics = (await Management.GetRuntimeStatistics([.. (await Management.GetHosts()).Keys])).ShouldHaveSingleItem();

        statistics.ActivationCount.ShouldBeGreaterThan(0);
        statistics.EnvironmentStatistics.MaximumAvailableMemoryBytes.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task It_sends_idle_activations_away()
    {
        await Grain.Activation();

        await Management.ForceActivationCollection(TimeSpan.Zero);

        (await Logs.Next(key)).ShouldBe("activated");
        (await Logs.Next(key)).ShouldBe("deactivated ActivationIdle");
    }
}
