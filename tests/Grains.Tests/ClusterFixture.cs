using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.TestingHost;
using Sunomi.Clustering;
using Sunomi.Silo;
using Sunomi.Storage.Catalogue;
using Sunomi.Storage.Objects;
using Sunomi.Testing;
using Sunomi.Videos;

namespace Sunomi.Tests;

/// <summary>
/// Silos in this process on a database and a folder of their own, with everything that the product has. Silos can be killed and started;
/// database and folder stay until the fixture is disposed of.
/// </summary>
public class ClusterFixture : IAsyncLifetime
{
    private TestDatabase? database;
    private InProcessTestCluster? cluster;

    /// <summary>What the product is told beside where things are; to be set before the cluster starts.</summary>
    public Dictionary<string, string?> Settings { get; } = new()
    {
        ["Transcode:LeaseDuration"] = "00:00:03",
        ["Transcode:RetryDelay"] = "00:00:00.1",
        ["Media:Preset"] = "ultrafast",
        ["Media:Threads"] = "1",
    };

    public string Folder { get; } = Directory.CreateTempSubdirectory("sunomi-grains-").FullName;

    public string ScratchFolder => Path.Combine(Folder, "scratch");

    public TestDatabase Database => database ?? throw new InvalidOperationException("The cluster was not started.");

    public InProcessTestCluster Cluster => cluster ?? throw new InvalidOperationException("The cluster was not started.");

    public IGrainFactory Grains => Cluster.Client;

    /// <summary>Of the first silo that runs.</summary>
    public IServiceProvider Services => Cluster.GetSiloServiceProvider();

    public IObjectStore Objects => Services.GetRequiredService<IObjectStore>();

    public virtual async Task InitializeAsync()
    {
        database = await PostgresServer.CreateDatabase(Migrator.Migrate);
        await Start();
    }

    /// <summary>A cluster of one silo on what the last one left.</summary>
    public async Task Start()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.Options.ServiceId = ClusterSettings.ServiceId;
        builder.ConfigureSiloHost((_, host) =>
        {
            host.Configuration.AddInMemoryCollection(
            [
                new("Storage:Database", Database.ConnectionString),
                new("Objects:Local:Root", Path.Combine(Folder, "objects")),
                new("Transcode:Scratch", ScratchFolder),
                .. Settings,
            ]);
            host.Logging.AddFilter("Orleans", LogLevel.Warning).AddFilter("Polly", LogLevel.Warning);
        });
        builder.ConfigureSilo((_, silo) =>
        {
            Prepare(silo.Services);
            silo.AddSunomi(silo.Configuration);
        });
        builder.ConfigureClient(client => client.AddMemoryStreams(VideoEvent.Provider));
        cluster = builder.Build();
        await cluster.DeployAsync();
    }

    /// <summary>What a test puts in the place of the product's own, for every silo that starts.</summary>
    protected virtual void Prepare(IServiceCollection services)
    {
    }

    /// <summary>What a count answers.</summary>
    /// <param name="id">value of <c>@id</c></param>
    public async Task<long> Count(string sql, object id)
    {
        await using var command = Database.DataSource.CreateCommand(sql);
        command.Parameters.AddWithValue("id", id is Guid ? id : id.ToString()!);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Every silo dies without a word, as by a power cut.</summary>
    public async Task Kill()
    {
        foreach (var silo in Cluster.Silos.ToArray())
        {
            await Cluster.KillSiloAsync(silo);
        }

        await Cluster.DisposeAsync();
    }

    /// <summary>Every silo is told to stop and does so.</summary>
    public async Task Stop()
    {
        await Cluster.StopAllSilosAsync();
        await Cluster.DisposeAsync();
        cluster = null;
    }

    public async Task DisposeAsync()
    {
        if (cluster is not null)
        {
            await Stop();
        }

        if (database is not null)
        {
            await database.DisposeAsync();
        }

        Directory.Delete(Folder, recursive: true);
    }
}
