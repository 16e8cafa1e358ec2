using Microsoft.Extensions.Configuration;

namespace Orleans.TestingHost;

/// <summary>
/// Builds clusters that are configured by classes, since in the packages a silo may be elsewhere: what a test wants to tell them travels in
/// <see cref="Properties"/>. Differs from the packages: the silos are always in this process.
/// </summary>
public class TestClusterBuilder(short initialSilosCount)
{
    private readonly InProcessTestClusterBuilder inner = new(initialSilosCount);
    private readonly List<Action<IConfigurationBuilder>> configurations = [];

    /// <summary>Two silos.</summary>
    public TestClusterBuilder() : this(2)
    {
    }

    /// <summary>Part of the configuration of silos and client.</summary>
    public Dictionary<string, string?> Properties { get; } = [];

    public TestClusterOptions Options { get; } = new() { InitialSilosCount = initialSilosCount };

    public TestClusterBuilder ConfigureHostConfiguration(Action<IConfigurationBuilder> configureDelegate)
    {
        configurations.Add(configureDelegate);
        return this;
    }

    public TestClusterBuilder AddSiloBuilderConfigurator<T>()
        where T : new()
    {
        var configurator = new T() as ISiloConfigurator
            ?? throw new ArgumentException($"The type {typeof(T)} is not assignable to {nameof(ISiloConfigurator)}");
        inner.ConfigureSilo((_, silo) => configurator.Configure(silo));
        return this;
    }

    public TestClusterBuilder AddClientBuilderConfigurator<T>()
        where T : new()
    {
        var configurator = new T() as IClientBuilderConfigurator
            ?? throw new ArgumentException($"The type {typeof(T)} is not assignable to {nameof(IClientBuilderConfigurator)}");
        inner.ConfigureClient(client => configurator.Configure(client.Configuration, client));
        return this;
    }

    public TestCluster Build()
    {
        (inner.Options.ClusterId, inner.Options.ServiceId) = (Options.ClusterId, Options.ServiceId);
        (inner.Options.InitialSilosCount, inner.Options.InitializeClientOnDeploy) = (Options.InitialSilosCount, Options.InitializeClientOnDeploy);
        inner.Options.SiloHostConfigurationDelegates.Insert(0, (_, host) => Configure(host.Configuration));
        inner.Options.ClientHostConfigurationDelegates.Insert(0, host => Configure(host.Configuration));
        return new TestCluster(inner.Build(), Options);
    }

    private void Configure(IConfigurationBuilder configuration)
    {
        configuration.AddInMemoryCollection(Properties);
        configurations.ForEach(configure => configure(configuration));
    }
}
