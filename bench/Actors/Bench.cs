using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using Sunomi.Storage.Catalogue;
using Sunomi.Testing;

namespace Sunomi.Bench.Actors;

/// <summary>One silo with a client in its process, as the product has by default, on a database of its own.</summary>
internal sealed class Bench(TestDatabase database, IHost host) : IAsyncDisposable
{
    public const string Storage = "bench";
    public const string Streams = "bench";

    public IClusterClient Client { get; } = (IClusterClient)host.Services.GetService(typeof(IClusterClient))!;

    public static async Task<Bench> Start()
    {
        var database = await PostgresServer.CreateDatabase(Migrator.Migrate);
        using var port = new ReservedPort();
        using var gateway = new ReservedPort();
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(port.Number, gateway.Number);
            silo.AddMemoryGrainStorage("PubSubStore");
            silo.AddAdoNetGrainStorage(Storage, options =>
            {
                options.Invariant = "Npgsql";
                options.ConnectionString = database.ConnectionString;
                options.GrainStorageSerializer = new JsonPayload();
            });
            silo.AddMemoryStreams(Streams, streams => streams.ConfigurePullingAgent(
                agent => agent.Configure(options => options.GetQueueMsgsTimerPeriod = TimeSpan.FromMilliseconds(10))));
        });
        var host = builder.Build();
        await host.StartAsync();
        return new Bench(database, host);
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
        await database.DisposeAsync();
    }

    private sealed class JsonPayload : IGrainStorageSerializer
    {
        public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input));

        public T? Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input.ToMemory().Span);
    }
}
