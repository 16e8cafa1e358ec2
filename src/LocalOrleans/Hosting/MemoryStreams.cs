using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Streams;

namespace Orleans.Hosting;

/// <summary>Configures memory streams. Differs from the packages: one interface, where they have a family of them.</summary>
public interface ISiloMemoryStreamConfigurator
{
    string Name { get; }

    IServiceCollection Services { get; }
}

/// <summary>Configures memory streams of a client.</summary>
public interface IClusterClientMemoryStreamConfigurator
{
    string Name { get; }
}

/// <summary>Memory streams of a silo. The packages also demand a storage provider "PubSubStore"; so does this.</summary>
public static class SiloBuilderMemoryStreamExtensions
{
    public static ISiloBuilder AddMemoryStreams(this ISiloBuilder builder, string name, Action<ISiloMemoryStreamConfigurator>? configure = null)
    {
        builder.Services.AddLocalStreams(name);
        configure?.Invoke(new MemoryStreamConfigurator(name, builder.Services));
        builder.Services.AddSingleton<ISiloStartup>(services => new SubscriptionStoreCheck(services, name));
        return builder;
    }

    internal static void AddLocalStreams(this IServiceCollection services, string name) =>
        services.AddKeyedSingleton<IStreamProvider>(name, (provider, _) => new LocalStreamProvider(provider, name));
}

/// <summary>Memory streams of a client.</summary>
public static class ClientBuilderStreamingExtensions
{
    public static IClientBuilder AddMemoryStreams(
        this IClientBuilder builder, string name, Action<IClusterClientMemoryStreamConfigurator>? configure = null)
    {
        builder.Services.AddLocalStreams(name);
        configure?.Invoke(new MemoryStreamConfigurator(name, builder.Services));
        return builder;
    }
}

public static class SiloPersistentStreamConfiguratorExtensions
{
    public static void ConfigurePullingAgent(
        this ISiloMemoryStreamConfigurator configurator, Action<OptionsBuilder<StreamPullingAgentOptions>>? configureOptions = null) =>
        configureOptions?.Invoke(configurator.Services.AddOptions<StreamPullingAgentOptions>(configurator.Name));
}

public static class MemoryStreamConfiguratorExtensions
{
    /// <summary>Differs from the packages: there are no queues, so nothing changes.</summary>
    public static void ConfigurePartitioning(this ISiloMemoryStreamConfigurator configurator, int numOfQueues = 8) =>
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(numOfQueues);

    /// <summary>Differs from the packages: there are no queues, so nothing changes.</summary>
    public static void ConfigurePartitioning(this IClusterClientMemoryStreamConfigurator configurator, int numOfQueues = 8) =>
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(numOfQueues);
}

internal sealed record MemoryStreamConfigurator(string Name, IServiceCollection Services)
    : ISiloMemoryStreamConfigurator, IClusterClientMemoryStreamConfigurator;
