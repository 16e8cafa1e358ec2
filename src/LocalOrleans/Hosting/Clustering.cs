using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Hosting;

/// <summary>The silo that is a cluster by itself. Differs from the packages: nothing listens on the ports.</summary>
public static class CoreHostingExtensions
{
    public static ISiloBuilder UseLocalhostClustering(
        this ISiloBuilder builder, int siloPort = 11111, int gatewayPort = 30000, IPEndPoint? primarySiloEndpoint = null,
        string serviceId = "dev", string clusterId = "dev") =>
        builder.Configure<ClusterOptions>(options => (options.ServiceId, options.ClusterId) = (serviceId, clusterId));
}

/// <summary>Where a silo listens. Differs from the packages: nowhere, so nothing changes.</summary>
public static class EndpointOptionsExtensions
{
    public static ISiloBuilder ConfigureEndpoints(
        this ISiloBuilder builder, int siloPort, int gatewayPort, AddressFamily addressFamily = AddressFamily.InterNetwork,
        bool listenOnAnyHostAddress = false) => builder;

    public static ISiloBuilder ConfigureEndpoints(
        this ISiloBuilder builder, IPAddress advertisedIP, int siloPort, int gatewayPort, bool listenOnAnyHostAddress = false) => builder;
}

/// <summary>Membership in a database, which the local lane cannot have.</summary>
public static class AdoNetHostingExtensions
{
    public static ISiloBuilder UseAdoNetClustering(this ISiloBuilder builder, Action<AdoNetClusteringSiloOptions> configureOptions) =>
        throw LocalLane.CannotCluster(nameof(UseAdoNetClustering), "Microsoft.Orleans.Server", "Microsoft.Orleans.Clustering.AdoNet");

    public static ISiloBuilder UseAdoNetClustering(this ISiloBuilder builder, Action<OptionsBuilder<AdoNetClusteringSiloOptions>> configureOptions) =>
        throw LocalLane.CannotCluster(nameof(UseAdoNetClustering), "Microsoft.Orleans.Server", "Microsoft.Orleans.Clustering.AdoNet");

    public static IClientBuilder UseAdoNetClustering(this IClientBuilder builder, Action<AdoNetClusteringClientOptions> configureOptions) =>
        throw LocalLane.CannotCluster(nameof(UseAdoNetClustering), "Microsoft.Orleans.Client", "Microsoft.Orleans.Clustering.AdoNet");

    public static IClientBuilder UseAdoNetClustering(this IClientBuilder builder, Action<OptionsBuilder<AdoNetClusteringClientOptions>> configureOptions) =>
        throw LocalLane.CannotCluster(nameof(UseAdoNetClustering), "Microsoft.Orleans.Client", "Microsoft.Orleans.Clustering.AdoNet");
}
