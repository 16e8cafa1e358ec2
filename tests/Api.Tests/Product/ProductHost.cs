using Sunomi.Testing;

namespace Sunomi.Tests.Product;

/// <summary>
/// The product as it is shipped, in this process: Kestrel on a free port, a silo with its transcode workers, PostgreSQL, the local object
/// store in a folder of its own.
/// </summary>
internal sealed class ProductHost : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sunomi-api-tests-");
    private readonly ReservedPort port = new();
    private ProgramInProcess? factory;
    private TestDatabase? database;
    private (string Key, string Value)[] settings = [];

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

        port.Dispose();
        folder.Delete(recursive: true);
    }

    /// <summary>Ends the product as its process would end, and starts it on what it left, at the same address.</summary>
    public async Task Restart()
    {
        await factory!.DisposeAsync();
        Listen();
    }

    /// <summary>Somebody new, as a client of the product as it runs now.</summary>
    public async Task<Person> SignUp(string username)
    {
        var answer = await new Person(Http, token: null).Ask(
            "mutation($input: SignUpInput!) { signUp(input: $input) { accessToken user { id } errors { message } } }",
            new { input = new { username, email = $"{username}@example.org", password = PasswordOf(username) } });
        var session = answer.Data.GetProperty("signUp");
        session.GetProperty("errors").GetArrayLength().ShouldBe(0, session.ToString());
        return new Person(Http, session.GetProperty("accessToken").GetString(), session.GetProperty("user").GetProperty("id").GetString(), username);
    }

    public static string PasswordOf(string username) => $"correct horse {username}";

    private async Task Begin((string Key, string Value)[] settings)
    {
        this.settings = settings;
        database = await PostgresServer.CreateDatabase();
        var web = Directory.CreateDirectory(Path.Combine(folder.FullName, "web", "assets"));
        await File.WriteAllTextAsync(Path.Combine(web.Parent!.FullName, "index.html"), "<!doctype html><title>Sunomi</title>");
        await File.WriteAllTextAsync(Path.Combine(web.Parent!.FullName, "explorer.html"), "<!doctype html><title>Sunomi API</title>");
        await File.WriteAllTextAsync(Path.Combine(web.FullName, "index-abc123.js"), "console.log('sunomi')");

        Listen();
    }

    private void Listen()
    {
        factory = new ProgramInProcess([
            ("urls", $"http://127.0.0.1:{port.Number}"),
            ("Storage:Database", database!.ConnectionString),
            ("Objects:Local:Root", ObjectRoot),
            ("Transcode:Scratch", Path.Combine(folder.FullName, "scratch")),
            ("Media:Preset", "ultrafast"),
            ("Web:Root", Path.Combine(folder.FullName, "web")),
            ("Logging:LogLevel:Default", "Warning"),
            ("Auth:Passwords:IterationCount", "1000"),
            .. settings,
        ]);
        factory.UseKestrel();
        factory.StartServer();
        Http.Dispose();
        Http = new HttpClient { BaseAddress = factory.ClientOptions.BaseAddress, Timeout = TimeSpan.FromSeconds(60) };
    }
}
