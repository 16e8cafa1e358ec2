using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Sunomi.Storage;
using Sunomi.Videos;

namespace Sunomi.Silo;

/// <summary>Makes a host a silo of Sunomi.</summary>
public static class SiloServices
{
    /// <summary>Part of the keys of all that Orleans stores: never changes.</summary>
    public const string ServiceId = "sunomi";

    private const string Npgsql = "Npgsql";

    /// <summary>
    /// Adds a silo with all grains, their storage, reminders and streams, and the transcode workers. The database must have been migrated
    /// when the host starts. What is added to the host after it stops before it.
    /// </summary>
    public static IHostApplicationBuilder AddSunomiSilo(this IHostApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(SunomiSiloOptions.Section).Get<SunomiSiloOptions>() ?? new SunomiSiloOptions();
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        return builder.UseOrleans(silo =>
        {
            silo.UseClustering(options);
            silo.AddSunomi(builder.Configuration);
        });
    }

    /// <summary>All but the clustering, which a test cluster brings along.</summary>
    public static ISiloBuilder AddSunomi(this ISiloBuilder silo, IConfiguration configuration)
    {
        silo.Services.AddSunomiStorage(configuration);
        silo.AddAdoNetGrainStorage("default", storage => storage.Configure<IOptions<DatabaseOptions>>((ado, database) =>
        {
            ado.Invariant = Npgsql;
            ado.ConnectionString = database.Value.Database;
            ado.GrainStorageSerializer = new StateSerializer();
            ado.DeleteStateOnClear = true;
        }));
        silo.UseAdoNetReminderService(reminders => reminders.Configure<IOptions<DatabaseOptions>>((ado, database) =>
        {
            ado.Invariant = Npgsql;
            ado.ConnectionString = database.Value.Database;
        }));
        silo.AddMemoryGrainStorage("PubSubStore");
        silo.AddMemoryStreams(VideoEvent.Provider, streams => streams.ConfigurePullingAgent(
            agent => agent.Configure(pulling => pulling.GetQueueMsgsTimerPeriod = TimeSpan.FromMilliseconds(10))));
        silo.Services.AddSunomiGrains(configuration);
        return silo;
    }

    private static void UseClustering(this ISiloBuilder silo, SunomiSiloOptions options)
    {
        var free = FreePorts();
        var (port, gateway) = (options.Port ?? free.First, options.GatewayPort ?? free.Second);
        if (options.Clustering == SiloClustering.None)
        {
            silo.UseLocalhostClustering(port, gateway, primarySiloEndpoint: null, ServiceId, clusterId: ServiceId);
            return;
        }

        silo.UseAdoNetClustering(clustering => clustering.Configure<IOptions<DatabaseOptions>>((ado, database) =>
        {
            ado.Invariant = Npgsql;
            ado.ConnectionString = database.Value.Database;
        }));
        silo.ConfigureEndpoints(port, gateway);
        silo.Configure<ClusterOptions>(cluster => cluster.ClusterId = cluster.ServiceId = ServiceId);
    }

    private static (int First, int Second) FreePorts()
    {
        using var first = new TcpListener(IPAddress.Loopback, 0);
        using var second = new TcpListener(IPAddress.Loopback, 0);
        first.Start();
        second.Start();
        return (((IPEndPoint)first.LocalEndpoint).Port, ((IPEndPoint)second.LocalEndpoint).Port);
    }
}
