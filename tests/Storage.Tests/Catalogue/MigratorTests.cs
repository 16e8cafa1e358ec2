using Npgsql;
using Sunomi.Storage.Catalogue;
using Sunomi.Testing;

namespace Sunomi.Tests.Storage.Catalogue;

public sealed class MigratorTests
{
    [Fact]
    public async Task Several_migrators_at_once_run_each_migration_once()
    {
        await using var database = await PostgresServer.CreateDatabase();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Migrator.Migrate(database.DataSource, CancellationToken.None)));

        (await Applied(database.DataSource)).ShouldBe(Migrator.Embedded().Select(migration => migration.Name));
    }

    [Fact]
    public async Task Every_earlier_state_can_be_brought_up_to_date()
    {
        foreach (var earlier in Migrator.Embedded())
        {
            await using var database = await PostgresServer.CreateDatabase();
            await Migrator.MigrateThrough(database.DataSource, earlier.Number, CancellationToken.None);
            (await Applied(database.DataSource)).Last().ShouldBe(earlier.Name);

            await Migrator.Migrate(database.DataSource, CancellationToken.None);

            (await Applied(database.DataSource)).ShouldBe(Migrator.Embedded().Select(migration => migration.Name));
        }
    }

    [Fact]
    public async Task A_migration_that_was_edited_after_it_ran_is_refused()
    {
        await using var database = await PostgresServer.CreateDatabase(Migrator.Migrate);
        await using (var edit = database.DataSource.CreateCommand("update schema_migration set hash = 'other' where number = 1"))
        {
            await edit.ExecuteNonQueryAsync();
        }

        var refusal = await Should.ThrowAsync<InvalidOperationException>(() => Migrator.Migrate(database.DataSource, CancellationToken.None));

        refusal.Message.ShouldContain("0001-accounts.sql");
    }

    private static async Task<List<string>> Applied(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand("select name from schema_migration order by number");
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }
}
