using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sunomi.Storage.Objects;
using Sunomi.Storage.Objects.Local;

namespace Sunomi.Tests.PipelineChaos;

/// <summary>A cluster on a store and a database that a test can break.</summary>
public sealed class PipelineChaosFixture : ClusterFixture
{
    internal StoreWeather Weather { get; } = new();

    internal TaskLog Log { get; } = new();

    protected override void Prepare(IServiceCollection services)
    {
        services.AddSingleton<ILoggerProvider>(new KeptProvider(Log));
        services.AddSingleton<IObjectStore>(provider => new UnreliableStore(provider.GetRequiredService<LocalObjectStore>(), Weather));
    }

    /// <summary>One log for all silos: none of them ends it.</summary>
    private sealed class KeptProvider(TaskLog log) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => log.CreateLogger(categoryName);

        public void Dispose()
        {
        }
    }
}
