using Microsoft.AspNetCore.Mvc.Testing;
using Sunomi.Testing;
using Sunomi.Videos;

namespace Sunomi.Tests.Product;

/// <summary>
/// The product as it is shipped, in this process: Kestrel on a free port, a silo with its transcode workers, PostgreSQL, the local object
/// store in a folder of its own.
/// </summary>
internal sealed class ProductHost : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sunomi-api-tests-");
    private WebApplicationFactory<VideoTopics>? factory;
    private TestDatabase? database;

    public HttpClient Http { get; private set; } = new();

    public string ObjectRoot => Path.Combine(folder.FullName, "objects");

    public IServiceProvider Services => factory!.Services;

    public static async Task<ProductHost> Start(params (string Key, string Value)[] settings)
    {
        var host = new ProductHost();
        try
        {
            await host.Begin(settings);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (factory is not null)
        {
            await factory.DisposeAsync();
        }

        if (database is not null)
        {
            await database.DisposeAsync();
        }

        folder.Delete(recursive: true);
    }

    private async Task Begin((string Key, string Value)[] settings)
    {
        database = await PostgresServer.CreateDatabase();
        var web = Directory.CreateDirectory(Path.Combine(folder.FullName, "web", "assets"));
        await File.WriteAllTextAsync(Path.Combine(web.Parent!.FullName, "index.html"), "<!doctype html><title>Sunomi</title>");
        await File.WriteAllTextAsync(Path.Combine(web.Parent!.FullName, "explorer.html"), "<!doctype html><title>Sunomi API</title>");
        await File.WriteAllTextAsync(Path.Combine(web.FullName, "index-abc123.js"), "console.log('sunomi')");

        factory = new WebApplicationFactory<VideoTopics>().WithWebHostBuilder(host =>
        {
            host.UseSetting("urls", "http://127.0.0.1:0");
            host.UseSetting("Storage:Database", database.ConnectionString);
            host.UseSetting("Objects:Local:Root", ObjectRoot);
            host.UseSetting("Transcode:Scratch", Path.Combine(folder.FullName, "scratch"));
            host.UseSetting("Web:Root", web.Parent.FullName);
            host.UseSetting("Logging:LogLevel:Default", "Warning");
            foreach (var (key, value) in settings)
            {
                host.UseSetting(key, value);
            }
        });
        factory.UseKestrel();
        factory.StartServer();
        Http = new HttpClient { BaseAddress = factory.ClientOptions.BaseAddress, Timeout = TimeSpan.FromSeconds(60) };
    }
}
