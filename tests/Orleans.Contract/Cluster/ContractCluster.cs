using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.TestingHost;
using Sunomi.Storage.Catalogue;
using Sunomi.Testing;
using Sunomi.Tests.Filters;

namespace Sunomi.Tests;

/// <summary>One silo with everything that Sunomi uses of Orleans, shared by the tests that need nothing special.</summary>
public sealed class ContractCluster : IAsyncLifetime
{
    /// <summary>The collection of tests that share it.</summary>
    public const string Name = "one silo";

    /// <summary>The providers of state under test.</summary>
    public const string Memory = "memory";

    public const string Database = "database";

    public const string Streams = "events";

    private TestDatabase database = null!;
    private InProcessTestCluster cluster = null!;

    public IClusterClient Client => cluster.Client;

    /// <summary>What runs beside the grains, in the silo's host.</summary>
    public IServiceProvider Silo => cluster.GetSiloServiceProvider();

    public async Task InitializeAsync()
    {
        database = await PostgresServer.CreateDatabase(Migrator.Migrate);
        cluster = Build(database.ConnectionString);
        await cluster.DeployAsync();
    }

    public async Task DisposeAsync()
    {
        await cluster.DisposeAsync();
        await database.DisposeAsync();
    }

    /// <param name="database">where state and reminders are</param>
    /// <param name="configure">what is different from the shared cluster</param>
    /// <param name="silos">how many there are at first</param>
    /// <param name="responseTimeout">of the client</param>
    internal static InProcessTestCluster Build(
        string database, Action<ISiloBuilder>? configure = null, short silos = 1, TimeSpan? responseTimeout = null)
    {
        var builder = new InProcessTestClusterBuilder(silos);
        builder.Options.ServiceId = "contract";
        builder.ConfigureHost(host => host.Logging.SetMinimumLevel(LogLevel.Error));
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddMemoryGrainStorage(Memory);
            silo.AddMemoryGrainStorage("PubSubStore");
            silo.AddAdoNetGrainStorage(Database, options =>
            {
                options.Invariant = "Npgsql";
                options.ConnectionString = database;
                options.GrainStorageSerializer = new JsonPayload();
            });
            silo.UseAdoNetReminderService((AdoNetReminderTableOptions options) =>
            {
                options.Invariant = "Npgsql";
                options.ConnectionString = database;
            });
            silo.Configure<ReminderOptions>(options => options.MinimumReminderPeriod = TimeSpan.FromMilliseconds(100));
            silo.AddMemoryStreams(Streams, streams => streams.ConfigurePullingAgent(
                agent => agent.Configure(options => options.GetQueueMsgsTimerPeriod = TimeSpan.FromMilliseconds(10))));
            silo.AddIncomingGrainCallFilter<IncomingFilter>();
            silo.AddOutgoingGrainCallFilter(new OutgoingFilter("silo"));
            configure?.Invoke(silo);
        });
        builder.ConfigureClient(client =>
        {
            client.AddMemoryStreams(Streams);
            client.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = responseTimeout ?? options.ResponseTimeout);
            client.AddOutgoingGrainCallFilter(new OutgoingFilter("client"));
        });
        return builder.Build();
    }
}

[CollectionDefinition(ContractCluster.Name)]
public sealed class ContractClusterTests : ICollectionFixture<ContractCluster>;
