using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Dashboard;
using Sunomi.Storage;
using Sunomi.Videos;

namespace Sunomi.Clustering;

/// <summary>Makes a process that hosts no grain a client of those that do.</summary>
public static class ClusterClient
{
    /// <summary>
    /// How long the last call may hang that went through a silo which died. Not less: the first calls of a silo that has just joined a busy
    /// machine wait for its code to be compiled, which was seen to take five seconds.
    /// </summary>
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(8);

    private static readonly TimeSpan GatewayRefresh = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ConnectPause = TimeSpan.FromSeconds(1);

    /// <summary>Waits at its start until there is a silo, and goes on when all of them were gone for a while.</summary>
    public static IHostApplicationBuilder AddSunomiClient(this IHostApplicationBuilder builder) => builder.UseOrleansClient(client =>
    {
        client.UseAdoNetClustering(clustering => clustering.Configure<IOptions<DatabaseOptions>>((ado, database) =>
        {
            ado.Invariant = ClusterSettings.Npgsql;
            ado.ConnectionString = database.Value.Database;
        }));
        client.Configure<ClusterOptions>(cluster => cluster.ClusterId = cluster.ServiceId = ClusterSettings.ServiceId);
        client.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = ResponseTimeout);
        client.Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = GatewayRefresh);
        client.UseConnectionRetryFilter(async (_, cancellationToken) =>
        {
            await Task.Delay(ConnectPause, cancellationToken);
            return true;
        });
        client.AddMemoryStreams(VideoEvent.Provider);
        client.AddDashboard();
    });
}
