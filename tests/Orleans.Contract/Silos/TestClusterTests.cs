using Microsoft.Extensions.Configuration;
using Orleans.TestingHost;
using Sunomi.Tests.Calls;
using Sunomi.Tests.State;

namespace Sunomi.Tests.Silos;

/// <summary>The other kind of test cluster, which is configured by classes.</summary>
public sealed class TestClusterTests : IAsyncLifetime
{
    private TestCluster cluster = null!;

    public async Task InitializeAsync()
    {
        var builder = new TestClusterBuilder(2);
        builder.Properties["Contract:Storage"] = ContractCluster.Memory;
        builder.AddSiloBuilderConfigurator<Silo>();
        builder.AddClientBuilderConfigurator<Client>();
        cluster = builder.Build();
        await cluster.DeployAsync();
    }

    public async Task DisposeAsync()
    {
        await cluster.StopAllSilosAsync();
        await cluster.DisposeAsync();
    }

    [Fact]
    public async Task It_has_silos_a_client_and_what_its_configurators_say()
    {
        var grain = cluster.GrainFactory.GetGrain<IStateGrain>(Gates.NewName(), typeof(MemoryStateGrain).FullName);
        await grain.Write("text");

        (await grain.Look()).Text.ShouldBe("text");
        cluster.Silos.Count.ShouldBe(2);
        cluster.Primary.ShouldBe(cluster.Silos[0]);
        cluster.SecondarySilos.ShouldBe([cluster.Silos[1]]);
        cluster.Client.GetStreamProvider(ContractCluster.Streams).Name.ShouldBe(ContractCluster.Streams);
    }

    [Fact]
    public async Task Its_silos_stop_start_and_die()
    {
        await cluster.StopSiloAsync(cluster.SecondarySilos[0]);
        (await Answer()).ShouldStartWith("call/");
        var added = await cluster.StartAdditionalSiloAsync();
        cluster.GetActiveSilos().ShouldContain(added);

        await cluster.KillSiloAsync(added);

        added.IsActive.ShouldBeFalse();
        cluster.GetActiveSilos().ShouldHaveSingleItem();
        (await Retry.UntilKnown(Answer, TimeSpan.FromMinutes(1))).ShouldStartWith("call/");
    }

    private Task<string> Answer() => cluster.Client.GetGrain<ICallGrain>(Gates.NewName()).WhoAmI();

    private sealed class Silo : ISiloConfigurator
    {
        public void Configure(ISiloBuilder siloBuilder)
        {
            siloBuilder.AddMemoryGrainStorage(siloBuilder.Configuration["Contract:Storage"]!);
            siloBuilder.AddMemoryGrainStorage("PubSubStore");
            siloBuilder.AddMemoryStreams(ContractCluster.Streams);
        }
    }

    private sealed class Client : IClientBuilderConfigurator
    {
        public void Configure(IConfiguration configuration, IClientBuilder clientBuilder) => clientBuilder.AddMemoryStreams(ContractCluster.Streams);
    }
}
