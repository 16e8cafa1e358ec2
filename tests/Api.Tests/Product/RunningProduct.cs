namespace Sunomi.Tests.Product;

/// <summary>The product, started once for all tests, and people who use it.</summary>
public sealed class RunningProduct : IAsyncLifetime
{
    /// <summary>Bytes beyond which a file is sent in parts.</summary>
    public const int PartSize = 400_000;

    private readonly Lazy<Task<WatchableVideo>> shared;
    private ProductHost? host;
    private int people;

    public RunningProduct() => shared = new(async () =>
    {
        var owner = await SignUp("owner");
        return new WatchableVideo(owner, await owner.UploadAndWait(await Clips.Small(), new { title = "A public video" }));
    });

    public Uri Address => Host.Http.BaseAddress!;

    /// <summary>Somebody without an account.</summary>
    public Person Stranger => new(Host.Http, token: null);

    /// <summary>A public video that is READY, made once for all tests that only read it or talk about it.</summary>
    public Task<WatchableVideo> Video => shared.Value;

    public string ObjectRoot => Host.ObjectRoot;

    public IServiceProvider Services => Host.Services;

    private ProductHost Host => host ?? throw new InvalidOperationException("The product is not started yet.");

    public async Task InitializeAsync() => host = await ProductHost.Start(("Objects:PartSize", $"{PartSize}"));

    public Task DisposeAsync() => host is null ? Task.CompletedTask : host.DisposeAsync().AsTask();

    /// <summary>A new person whose name begins with <paramref name="who"/>.</summary>
    public Task<Person> SignUp(string who) => Host.SignUp($"{who}{Interlocked.Increment(ref people)}");

    /// <summary>A new public video that is READY, with its id, for a test that wants it for itself.</summary>
    public async Task<string> SomeVideo(string who) => await (await SignUp(who)).UploadAndWait(await Clips.Tiny());
}

/// <summary>Shares one product over all classes of tests.</summary>
[CollectionDefinition(Name)]
public sealed class ProductTests : ICollectionFixture<RunningProduct>
{
    public const string Name = "product";
}

public sealed record WatchableVideo(Person Owner, string Id);
