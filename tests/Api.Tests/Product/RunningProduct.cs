using Microsoft.AspNetCore.Mvc.Testing;
using Sunomi.Testing;
using Sunomi.Videos;

namespace Sunomi.Tests.Product;

/// <summary>
/// The product as it is shipped, in this process: Kestrel on a free port, a silo with its transcode workers, PostgreSQL, the local object
/// store in a folder of its own. Started once for all tests.
/// </summary>
public sealed class RunningProduct : IAsyncLifetime
{
    /// <summary>Bytes beyond which a file is sent in parts.</summary>
    public const int PartSize = 400_000;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sunomi-api-tests-");
    private readonly Lazy<Task<WatchableVideo>> shared;
    private WebApplicationFactory<VideoTopics>? factory;
    private TestDatabase? database;
    private HttpClient http = new();
    private int people;

    public RunningProduct() => shared = new(async () =>
    {
        var owner = await SignUp("owner");
        return new WatchableVideo(owner, await owner.UploadAndWait(await Clips.Small(), new { title = "A public video" }));
    });

    public Uri Address { get; private set; } = new("http://localhost");

    /// <summary>Somebody without an account.</summary>
    public Person Stranger => new(http, token: null);

    /// <summary>A public video that is READY, made once for all tests that only read it or talk about it.</summary>
    public Task<WatchableVideo> Video => shared.Value;

    public string ObjectRoot => Path.Combine(folder.FullName, "objects");

    public IServiceProvider Services => factory!.Services;

    public async Task InitializeAsync()
    {
        database = await PostgresServer.CreateDatabase();
        var web = Directory.CreateDirectory(Path.Combine(folder.FullName, "web", "assets"));
        await File.WriteAllTextAsync(Path.Combine(web.Parent!.FullName, "index.html"), "<!doctype html><title>Sunomi</title>");
        await File.WriteAllTextAsync(Path.Combine(web.FullName, "index-abc123.js"), "console.log('sunomi')");

        factory = new WebApplicationFactory<VideoTopics>().WithWebHostBuilder(host => host
            .UseSetting("Storage:Database", database.ConnectionString)
            .UseSetting("Objects:Local:Root", ObjectRoot)
            .UseSetting("Transcode:Scratch", Path.Combine(folder.FullName, "scratch"))
            .UseSetting("Objects:PartSize", $"{PartSize}")
            .UseSetting("Web:Root", web.Parent.FullName)
            .UseSetting("Logging:LogLevel:Default", "Warning"));
        factory.UseKestrel(0);
        factory.StartServer();
        Address = factory.ClientOptions.BaseAddress;
        http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(60) };
    }

    public async Task DisposeAsync()
    {
        http.Dispose();
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

    /// <summary>A new person whose name begins with <paramref name="who"/>.</summary>
    public async Task<Person> SignUp(string who)
    {
        var username = $"{who}{Interlocked.Increment(ref people)}";
        var answer = await Stranger.Ask(
            "mutation($input: SignUpInput!) { signUp(input: $input) { accessToken user { id } errors { message } } }",
            new { input = new { username, email = $"{username}@example.org", password = PasswordOf(username) } });
        var session = answer.Data.GetProperty("signUp");
        session.GetProperty("errors").GetArrayLength().ShouldBe(0, session.ToString());
        return new Person(http, session.GetProperty("accessToken").GetString(), session.GetProperty("user").GetProperty("id").GetString(), username);
    }

    /// <summary>A new public video that is READY, with its id, for a test that wants it for itself.</summary>
    public async Task<string> SomeVideo(string who) => await (await SignUp(who)).UploadAndWait(await Clips.Tiny());

    public static string PasswordOf(string username) => $"correct horse {username}";
}

/// <summary>Shares one product over all classes of tests.</summary>
[CollectionDefinition(Name)]
public sealed class ProductTests : ICollectionFixture<RunningProduct>
{
    public const string Name = "product";
}

public sealed record WatchableVideo(Person Owner, string Id);
