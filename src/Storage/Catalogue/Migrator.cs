using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Sunomi.Storage.Catalogue;

/// <summary>
/// Brings a database to the present schema: runs the embedded <c>Migrations/*.sql</c> that it has not seen, in the order of their
/// numbers, each in a transaction of its own. Any number of processes may do so at once: one works, the others wait.
/// </summary>
public static class Migrator
{
    /// <summary>Any number that nobody else takes for an advisory lock.</summary>
    private const long LockNumber = 0x53554E4F4D49;

    /// <summary>Throws <see cref="InvalidOperationException"/> when a migration was edited after it ran here.</summary>
    public static Task Migrate(NpgsqlDataSource database, CancellationToken cancellationToken) =>
        MigrateThrough(database, int.MaxValue, cancellationToken);

    /// <param name="last">number of the last migration to run</param>
    internal static async Task MigrateThrough(NpgsqlDataSource database, int last, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await Patient(connection.Statement("select pg_advisory_lock(@number)", ("number", LockNumber))).Execute(cancellationToken);
        try
        {
            await connection.Statement("""
                create table if not exists schema_migration (
                  number     integer primary key,
                  name       text not null,
                  hash       text not null,
                  applied_at timestamptz not null default now()
                )
                """).Execute(cancellationToken);
            var known = await connection.Statement("select number, hash from schema_migration")
                .ReadAll(row => (Number: row.GetInt32(0), Hash: row.GetString(1)), cancellationToken);
            var hashes = known.ToDictionary(row => row.Number, row => row.Hash);
            foreach (var migration in Embedded().Where(migration => migration.Number <= last))
            {
                if (!hashes.TryGetValue(migration.Number, out var hash))
                {
                    await Apply(connection, migration, cancellationToken);
                }
                else if (hash != migration.Hash)
                {
                    throw new InvalidOperationException(
                        $"Migration {migration.Name} was edited after it ran on this database. Restore it, and put the change into a new one.");
                }
            }
        }
        finally
        {
            await connection.Statement("select pg_advisory_unlock(@number)", ("number", LockNumber)).Execute(CancellationToken.None);
        }

        // connections of the pool learn of types that an extension brought
        await database.ReloadTypesAsync(cancellationToken);
    }

    internal static List<Migration> Embedded() =>
    [
        .. typeof(Migrator).Assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
            .Select(Read)
            .OrderBy(migration => migration.Number),
    ];

    private static async Task Apply(NpgsqlConnection connection, Migration migration, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await Patient(connection.Statement(migration.Sql)).Execute(cancellationToken);
        await connection.Statement(
            "insert into schema_migration (number, name, hash) values (@number, @name, @hash)",
            ("number", migration.Number),
            ("name", migration.Name),
            ("hash", migration.Hash)).Execute(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>A migration of a large table, and waiting for one, takes the time that it takes.</summary>
    private static NpgsqlCommand Patient(NpgsqlCommand command)
    {
        command.CommandTimeout = 0;
        return command;
    }

    private static Migration Read(string name)
    {
        using var reader = new StreamReader(typeof(Migrator).Assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        var sql = reader.ReadToEnd();
        return new Migration(
            int.Parse(name.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture),
            name,
            sql,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql))));
    }

    internal sealed record Migration(int Number, string Name, string Sql, string Hash);
}
