using Microsoft.Extensions.Options;
using Orleans.Dashboard;
using Orleans.Runtime.MembershipService.SiloMetadata;
using Sunomi.Clustering;
using Sunomi.Placement;
using Sunomi.Storage;
using Sunomi.Videos;

namespace Sunomi.Silo;

/// <summary>Makes a host a silo of Sunomi.</summary>
public static class SiloServices
{
    /// <summary>Of events, where no silos share them: each is asked twenty times a second, whether anything happens or not. In a cluster it is as many as Orleans has by default.</summary>
    private const int QueuesOfOneSilo = 2;

    /// <summary>
    /// For a process that needs grains and hosts none when it is one of a cluster: there it is a client of the silos; alone it is all there
    /// is, and co-hosts one.
    /// </summary>
    public static IHostApplicationBuilder AddSunomiCluster(this IHostApplicationBuilder builder) =>
        ClusterSettings.Of(builder.Configuration).Membership == ClusterMembership.None ? builder.AddSunomiSilo() : builder.AddSunomiClient();

    /// <summary>
    /// Adds a silo with all grains, their storage, reminders and streams, and the transcode workers. The database must have been migrated
    /// when the host starts. What is added to the host after it stops before it.
    /// </summary>
    public static IHostApplicationBuilder AddSunomiSilo(this IHostApplicationBuilder builder) => builder.UseOrleans(silo =>
    {
        silo.UseClustering(builder.Configuration);
        silo.AddSunomi(builder.Configuration);
        silo.AddDashboard(dashboard => dashboard.HideTrace = true);
    });

    /// <summary>All but the clustering, which a test cluster brings along.</summary>
    public static ISiloBuilder AddSunomi(this ISiloBuilder silo, IConfiguration configuration)
    {
        silo.Services.AddSunomiStorage(configuration);
        silo.UseSiloMetadata(new Dictionary<string, string> { [SiloRoles.Key] = configuration[$"{SiloRoles.Section}:{SiloRoles.Key}"] ?? new SiloRoles().Roles });
        silo.AddAdoNetGrainStorage("default", storage => storage.Configure<IOptions<DatabaseOptions>>((ado, database) =>
        {
            ado.Invariant = ClusterSettings.Npgsql;
            ado.ConnectionString = database.Value.Database;
            ado.GrainStorageSerializer = new StateSerializer();
            ado.DeleteStateOnClear = true;
        }));
        silo.AddSubscriptionStorage(configuration);
        silo.UseAdoNetReminderService(reminders => reminders.Configure<IOptions<DatabaseOptions>>((ado, database) =>
        {
            ado.Invariant = ClusterSettings.Npgsql;
            ado.ConnectionString = database.Value.Database;
        }));
        silo.AddMemoryStreams(VideoEvent.Provider, streams =>
        {
            streams.ConfigurePullingAgent(agent => agent.Configure(pulling => pulling.GetQueueMsgsTimerPeriod = TimeSpan.FromMilliseconds(50)));
            if (ClusterSettings.Of(configuration).Membership == ClusterMembership.None)
            {
                streams.ConfigurePartitioning(QueuesOfOneSilo);
            }
        });
        silo.Services.AddSunomiGrains(configuration);
        return silo;
    }

    /// <summary>
    /// Who listens to which stream. In a cluster it must outlive the silo that knows it; a single silo takes its listeners with it.
    /// The payload is the provider's own: these records are not ours to read.
    /// </summary>
    private static void AddSubscriptionStorage(this ISiloBuilder silo, IConfiguration configuration)
    {
        const string Name = "PubSubStore";
        if (ClusterSettings.Of(configuration).Membership == ClusterMembership.None)
        {
            silo.AddMemoryGrainStorage(Name);
            return;
        }

        silo.AddAdoNetGrainStorage(Name, storage => storage.Configure<IOptions<DatabaseOptions>>((ado, database) =>
        {
            ado.Invariant = ClusterSettings.Npgsql;
            ado.ConnectionString = database.Value.Database;
            ado.DeleteStateOnClear = true;
        }));
    }
}
