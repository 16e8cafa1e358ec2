using Orleans.Hosting;

namespace Microsoft.Extensions.Hosting;

/// <summary>A client in a process without a silo, which the local lane cannot have.</summary>
public static class OrleansClientGenericHostExtensions
{
    public static HostApplicationBuilder UseOrleansClient(this HostApplicationBuilder hostAppBuilder, Action<IClientBuilder> configureDelegate) =>
        throw LocalLane.CannotCluster(nameof(UseOrleansClient), "Microsoft.Orleans.Client");

    public static IHostApplicationBuilder UseOrleansClient(this IHostApplicationBuilder hostAppBuilder, Action<IClientBuilder> configureDelegate) =>
        throw LocalLane.CannotCluster(nameof(UseOrleansClient), "Microsoft.Orleans.Client");

    public static IHostBuilder UseOrleansClient(this IHostBuilder hostBuilder, Action<IClientBuilder> configureDelegate) =>
        throw LocalLane.CannotCluster(nameof(UseOrleansClient), "Microsoft.Orleans.Client");
}
