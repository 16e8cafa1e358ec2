using Microsoft.Extensions.Hosting;
using Orleans.Hosting;

namespace Orleans.TestingHost;

/// <summary>Builds clusters whose silos are hosts in the test's process.</summary>
public sealed class InProcessTestClusterBuilder(short initialSilosCount)
{
    /// <summary>Two silos.</summary>
    public InProcessTestClusterBuilder() : this(2)
    {
    }

    public InProcessTestClusterOptions Options { get; } = new() { InitialSilosCount = initialSilosCount };

    /// <summary>Configures the hosts of silos and client alike.</summary>
    public InProcessTestClusterBuilder ConfigureHost(Action<IHostApplicationBuilder> configureDelegate)
    {
        Options.SiloHostConfigurationDelegates.Add((_, host) => configureDelegate(host));
        Options.ClientHostConfigurationDelegates.Add(configureDelegate);
        return this;
    }

    public InProcessTestClusterBuilder ConfigureSilo(Action<InProcessTestSiloSpecificOptions, ISiloBuilder> configureSiloDelegate)
    {
        Options.SiloHostConfigurationDelegates.Add((options, host) => host.UseOrleans(silo => configureSiloDelegate(options, silo)));
        return this;
    }

    public InProcessTestClusterBuilder ConfigureSiloHost(Action<InProcessTestSiloSpecificOptions, IHostApplicationBuilder> configureSiloHostDelegate)
    {
        Options.SiloHostConfigurationDelegates.Add(configureSiloHostDelegate);
        return this;
    }

    public InProcessTestClusterBuilder ConfigureClient(Action<IClientBuilder> configureClientDelegate)
    {
        Options.ClientHostConfigurationDelegates.Add(host => configureClientDelegate(new ClientBuilder(host.Services, host.Configuration)));
        return this;
    }

    public InProcessTestCluster Build() => new(Options);
}
