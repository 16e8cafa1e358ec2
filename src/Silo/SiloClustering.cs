using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Sunomi.Clustering;
using Sunomi.Storage;

namespace Sunomi.Silo;

/// <summary>How a silo finds the others of its cluster, and when they take it for dead.</summary>
internal static class SiloClustering
{
    public static void UseClustering(this ISiloBuilder silo, IConfiguration configuration)
    {
        var options = configuration.GetSection(SunomiSiloOptions.Section).Get<SunomiSiloOptions>() ?? new SunomiSiloOptions();
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        var free = new ReservedPorts();
        silo.Services.AddHostedService(_ => free); // disposes of it
        var (port, gateway) = (options.Port ?? free.First, options.GatewayPort ?? free.Second);
        if (ClusterSettings.Of(configuration).Membership == ClusterMembership.None)
        {
            silo.UseLocalhostClustering(port, gateway, primarySiloEndpoint: null, ClusterSettings.ServiceId, clusterId: ClusterSettings.ServiceId);
            return;
        }

        silo.UseAdoNetClustering(clustering => clustering.Configure<IOptions<DatabaseOptions>>((ado, database) =>
        {
            ado.Invariant = ClusterSettings.Npgsql;
            ado.ConnectionString = database.Value.Database;
        }));
        silo.Configure<ClusterOptions>(cluster => cluster.ClusterId = cluster.ServiceId = ClusterSettings.ServiceId);
        silo.Configure<ClusterMembershipOptions>(FailFast);
        if (options.Address is { } address)
        {
            silo.ConfigureEndpoints(Parse(address), port, gateway);
        }
        else
        {
            silo.ConfigureEndpoints(port, gateway);
        }
    }

    /// <summary>
    /// A killed silo is declared dead after about a second, one that hangs after three. It may have been alive: what must not happen twice
    /// is fenced by tokens and by the version of the state.
    /// </summary>
    private static void FailFast(ClusterMembershipOptions membership)
    {
        membership.ProbeTimeout = TimeSpan.FromSeconds(1);
        membership.NumMissedProbesLimit = 3;
        membership.TableRefreshTimeout = TimeSpan.FromSeconds(5);
        membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
        membership.DefunctSiloExpiration = TimeSpan.FromHours(1);
    }

    private static IPAddress Parse(string address) => IPAddress.TryParse(address, out var parsed)
        ? parsed
        : throw new InvalidOperationException($"Silo:Address '{address}' is not an IP address.");
}
