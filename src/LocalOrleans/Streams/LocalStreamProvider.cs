using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;
using Orleans.Serialization;

namespace Orleans.Streams;

/// <summary>Memory streams of one silo or client.</summary>
internal sealed class LocalStreamProvider(IServiceProvider services, string name) : IStreamProvider, IDisposable
{
    public string Name { get; } = name;

    public Cluster Cluster { get; } = services.GetRequiredService<Cluster>();

    public TimeProvider Clock { get; } = services.GetRequiredService<TimeProvider>();

    public ILogger Logger { get; } = services.GetRequiredService<ILogger<LocalStreamProvider>>();

    public TimeSpan MaxEventDeliveryTime { get; } =
        services.GetRequiredService<IOptionsMonitor<StreamPullingAgentOptions>>().Get(name).MaxEventDeliveryTime;

    public IAsyncStream<T> GetStream<T>(StreamId streamId)
    {
        WireCheck.Require(typeof(T), $"events of stream {streamId}");
        return new LocalStream<T>(this, streamId);
    }

    public void Dispose() => Cluster.Streams.Forget(this);
}
