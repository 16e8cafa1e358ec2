using System.Collections.ObjectModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Orleans.TestingHost;

/// <summary>
/// Silos and a client in the test's process. Differs from the packages: the client's calls are copied as a silo's are, and the others
/// know of a silo's death at once.
/// </summary>
public sealed class InProcessTestCluster(InProcessTestClusterOptions options) : IAsyncDisposable
{
    private readonly Cluster cluster = new();
    private readonly List<InProcessSiloHandle> silos = [];
    private IHost? clientHost;
    private Caller? clientCaller;
    private short started;

    public InProcessTestClusterOptions Options { get; } = options;

    /// <summary>Those that have not been stopped, the first one first.</summary>
    public ReadOnlyCollection<InProcessSiloHandle> Silos => silos.FindAll(silo => silo.IsActive).AsReadOnly();

    public IClusterClient Client => clientHost?.Services.GetRequiredService<IClusterClient>()
        ?? throw new InvalidOperationException("Cluster client is not initialized.");

    public async Task DeployAsync()
    {
        for (var i = 0; i < Options.InitialSilosCount; i++)
        {
            await StartAdditionalSiloAsync();
        }

        if (Options.InitializeClientOnDeploy)
        {
            await InitializeClientAsync();
        }
    }

    public async Task<InProcessSiloHandle> StartAdditionalSiloAsync() => await Start(started++);

    public async Task InitializeClientAsync()
    {
        var builder = NewHost("TestClusterClient");
        Options.ClientHostConfigurationDelegates.ForEach(configure => configure(builder));
        builder.Services.Configure<ClusterOptions>(Identify);
        builder.Services.AddSingleton(cluster);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<ReferenceRuntime>(services => new ReferenceRuntime(clientCaller!, cluster.Types, services));
        builder.Services.AddSingleton<IClusterClient>(services => services.GetRequiredService<ReferenceRuntime>());
        builder.Services.AddSingleton<IGrainFactory>(services => services.GetRequiredService<ReferenceRuntime>());
        clientHost = builder.Build();
        clientCaller = new Caller(cluster, clientHost.Services, clientHost.Services.GetRequiredService<IOptions<ClientMessagingOptions>>().Value.ResponseTimeout);
        await clientHost.StartAsync();
    }

    public Task StopSiloAsync(InProcessSiloHandle instance) => instance.StopSiloAsync(stopGracefully: true);

    public Task KillSiloAsync(InProcessSiloHandle instance) => instance.StopSiloAsync(stopGracefully: false);

    /// <summary>Stops the silo gracefully, if it runs, and starts one of the same name.</summary>
    public async Task<InProcessSiloHandle?> RestartSiloAsync(InProcessSiloHandle instance)
    {
        await StopSiloAsync(instance);
        return await Start(instance.InstanceNumber);
    }

    public IServiceProvider GetSiloServiceProvider(SiloAddress? silo = null) =>
        (silo is null ? Silos[0] : Silos.First(handle => handle.SiloAddress == silo)).ServiceProvider;

    /// <summary>Completes when all silos know of each other, which here they do at once.</summary>
    public Task WaitForLivenessToStabilizeAsync(bool didKill = false) => Task.CompletedTask;

    public async Task StopAllSilosAsync()
    {
        if (clientHost is not null)
        {
            await clientHost.StopAsync();
            clientCaller!.Dispose();
            await ((IAsyncDisposable)clientHost).DisposeAsync();
            clientHost = null;
        }

        foreach (var silo in Silos)
        {
            await StopSiloAsync(silo);
        }
    }

    public ValueTask DisposeAsync() => new(StopAllSilosAsync());

    private async Task<InProcessSiloHandle> Start(short instanceNumber)
    {
        var specific = new InProcessTestSiloSpecificOptions { SiloName = $"Silo_{instanceNumber}" };
        var builder = NewHost(specific.SiloName);
        builder.Services.AddSingleton(cluster);
        Options.SiloHostConfigurationDelegates.ForEach(configure => configure(specific, builder));
        builder.UseOrleans(silo =>
        {
            silo.Configure<ClusterOptions>(Identify);
            silo.Configure<SiloOptions>(silo => silo.SiloName = specific.SiloName);
        });
        var handle = await InProcessSiloHandle.Start(builder.Build(), instanceNumber);
        silos.Add(handle);
        return handle;
    }

    private void Identify(ClusterOptions identity) => (identity.ClusterId, identity.ServiceId) = (Options.ClusterId, Options.ServiceId);

    // No configuration files, no console: as the packages do.
    private static HostApplicationBuilder NewHost(string name) => Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
    {
        ApplicationName = name,
        EnvironmentName = Environments.Development,
        DisableDefaults = true,
    });
}
