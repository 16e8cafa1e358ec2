namespace Sunomi.Tests.Product;

/// <summary>One start for all tests of a class, and a folder for files to publish.</summary>
public sealed class StartedProduct : IAsyncLifetime
{
    internal RunningProduct Product { get; private set; } = null!;

    internal string Folder { get; } = Directory.CreateTempSubdirectory("sunomi-clips-").FullName;

    // short videos are cut alike on every machine
    public async Task InitializeAsync() =>
        Product = await RunningProduct.Start(environment: new Dictionary<string, string> { ["Media__ChunksAtOnce"] = "2" });

    public async Task DisposeAsync()
    {
        await Product.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
