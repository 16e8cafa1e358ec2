using System.Collections.ObjectModel;
using Orleans.Runtime;

namespace Orleans.TestingHost;

/// <summary>A cluster made by <see cref="TestClusterBuilder"/>. Differs from the packages: an <see cref="InProcessTestCluster"/> inside.</summary>
public class TestCluster : IAsyncDisposable
{
    private readonly InProcessTestCluster inner;

    internal TestCluster(InProcessTestCluster inner, TestClusterOptions options) => (this.inner, Options) = (inner, options);

    public TestClusterOptions Options { get; }

    /// <summary>Those that have not been stopped, the first one first.</summary>
    public ReadOnlyCollection<SiloHandle> Silos => inner.Silos.Cast<SiloHandle>().ToList().AsReadOnly();

    /// <summary>The one that started first; null when it was stopped.</summary>
    public SiloHandle? Primary => inner.Silos.FirstOrDefault(silo => silo.InstanceNumber == 0);

    public IReadOnlyList<SiloHandle> SecondarySilos => [.. inner.Silos.Where(silo => silo.InstanceNumber != 0)];

    public IClusterClient Client => inner.Client;

    public IGrainFactory GrainFactory => Client;

    /// <summary>The client's.</summary>
    public IServiceProvider ServiceProvider => Client.ServiceProvider;

    public Task DeployAsync() => inner.DeployAsync();

    public void Deploy() => DeployAsync().GetAwaiter().GetResult();

    public Task InitializeClientAsync() => inner.InitializeClientAsync();

    public async Task<SiloHandle> StartAdditionalSiloAsync(bool startAdditionalSiloOnNewPort = false) => await inner.StartAdditionalSiloAsync();

    public async Task<List<SiloHandle>> StartAdditionalSilosAsync(int silosToStart, bool startAdditionalSiloOnNewPort = false)
    {
        var started = new List<SiloHandle>();
        for (var i = 0; i < silosToStart; i++)
        {
            started.Add(await inner.StartAdditionalSiloAsync());
        }

        return started;
    }

    public Task StopSiloAsync(SiloHandle instance) => instance.StopSiloAsync(stopGracefully: true);

    public Task KillSiloAsync(SiloHandle instance) => instance.StopSiloAsync(stopGracefully: false);

    public async Task<SiloHandle?> RestartSiloAsync(SiloHandle instance) => await inner.RestartSiloAsync((InProcessSiloHandle)instance);

    public IEnumerable<SiloHandle> GetActiveSilos() => Silos;

    public IServiceProvider GetSiloServiceProvider(SiloAddress? silo = null) => inner.GetSiloServiceProvider(silo);

    public Task WaitForLivenessToStabilizeAsync(bool didKill = false) => inner.WaitForLivenessToStabilizeAsync(didKill);

    public Task StopAllSilosAsync() => inner.StopAllSilosAsync();

    public async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
