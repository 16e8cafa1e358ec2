using Npgsql;
using NpgsqlTypes;
using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>A PostgreSQL database with the table OrleansQuery, whose rows are the statements to use.</summary>
internal sealed class AdoNetDatabase : IAsyncDisposable
{
    private readonly NpgsqlDataSource source;
    private readonly bool owned;
    private readonly string purpose;
    private Dictionary<string, string> statements = [];

    /// <exception cref="OrleansConfigurationException">Another invariant than Npgsql, or no database.</exception>
    public AdoNetDatabase(string invariant, string? connectionString, System.Data.Common.DbDataSource? dataSource, string purpose)
    {
        if (invariant != "Npgsql")
        {
            throw new OrleansConfigurationException($"The invariant of {purpose} is \"{invariant}\"; the local lane knows \"Npgsql\" only.");
        }

        this.purpose = purpose;
        owned = dataSource is null;
        source = dataSource as NpgsqlDataSource ?? (connectionString is { Length: > 0 }
            ? NpgsqlDataSource.Create(connectionString)
            : throw new OrleansConfigurationException($"{purpose} has neither a connection string nor a data source."));
    }

    public static NpgsqlParameter Text(string name, string? value) => new(name, NpgsqlDbType.Varchar) { Value = (object?)value ?? DBNull.Value };

    /// <summary>Reads the statements; all of <paramref name="keys"/> must be there.</summary>
    public async Task Load(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, string>();
        await using var command = source.CreateCommand("SELECT querykey, querytext FROM orleansquery");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(reader.GetString(0), reader.GetString(1));
        }

        if (keys.FirstOrDefault(key => !found.ContainsKey(key)) is { } missing)
        {
            throw new OrleansConfigurationException($"The database of {purpose} has no statement {missing} in OrleansQuery; apply the migrations.");
        }

        statements = found;
    }

    public NpgsqlCommand Command(string statement) => source.CreateCommand(statements[statement]);

    public ValueTask DisposeAsync() => owned ? source.DisposeAsync() : ValueTask.CompletedTask;
}
