using System.Text;
using Microsoft.Extensions.Options;
using Sunomi.Storage;
using Sunomi.Storage.Catalogue;
using Sunomi.Storage.Objects;
using Sunomi.Storage.Objects.Local;
using Sunomi.Testing;
using Sunomi.Tests.Storage.Catalogue;

namespace Sunomi.Tests.Storage;

public sealed class StoreBindingTests(CatalogueFixture catalogue) : IClassFixture<CatalogueFixture>, IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly string folder = Directory.CreateTempSubdirectory("sunomi-binding-").FullName;

    [Fact]
    public async Task An_empty_store_is_taken_by_the_first_database_and_by_no_other()
    {
        using var store = Store();
        await using var other = await Another();

        (await new StoreBinding(store, catalogue.Database).WhyNotOurs(None)).ShouldBeNull();
        (await new StoreBinding(store, catalogue.Database).WhyNotOurs(None)).ShouldBeNull();
        var reason = (await new StoreBinding(store, other.DataSource).WhyNotOurs(None)).ShouldNotBeNull();

        await using var mark = (await store.Open(StoreBinding.Key, null, None)).ShouldNotBeNull();
        reason.ShouldContain(await new StreamReader(mark.Stream).ReadToEndAsync());
        reason.ShouldContain("put the text");
    }

    [Fact]
    public async Task Media_of_before_are_taken_by_a_database_that_knows_videos_but_by_no_empty_one()
    {
        using var store = Store();
        await store.Put("v/original", "video/mp4", new byte[3], None);
        await using var empty = await Another();

        (await new StoreBinding(store, empty.DataSource).WhyNotOurs(None)).ShouldNotBeNull();
        (await store.Stat(StoreBinding.Key, None)).ShouldBeNull();

        await catalogue.AddVideo();
        (await new StoreBinding(store, catalogue.Database).WhyNotOurs(None)).ShouldBeNull();
        (await new StoreBinding(store, empty.DataSource).WhyNotOurs(None)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Following_the_advice_binds_the_store_anew()
    {
        using var store = Store();
        await store.Put(StoreBinding.Key, "text/plain", Encoding.ASCII.GetBytes($"{Guid.NewGuid()}\n"), None);
        var reason = (await new StoreBinding(store, catalogue.Database).WhyNotOurs(None)).ShouldNotBeNull();

        var ours = reason.Split("put the text '")[1].Split('\'')[0];
        await store.Put(StoreBinding.Key, "text/plain", Encoding.ASCII.GetBytes(ours + "\n"), None);

        (await new StoreBinding(store, catalogue.Database).WhyNotOurs(None)).ShouldBeNull();
    }

    /// <summary>Databases for tests are copies of one.</summary>
    private static async Task<TestDatabase> Another()
    {
        var database = await PostgresServer.CreateDatabase(Migrator.Migrate);
        await using var command = database.DataSource.CreateCommand("update instance set id = gen_random_uuid()");
        await command.ExecuteNonQueryAsync();
        return database;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private LocalObjectStore Store() =>
        new(Options.Create(new ObjectOptions { Local = { Root = Path.Combine(folder, "objects") } }), TimeProvider.System);
}
