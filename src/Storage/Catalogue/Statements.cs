using Npgsql;

namespace Sunomi.Storage.Catalogue;

/// <summary>Commands with named parameters, and what is read from them.</summary>
internal static class Statements
{
    public static NpgsqlCommand Statement(this NpgsqlDataSource database, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        database.CreateCommand(sql).With(parameters);

    /// <summary>In the transaction that is open on the connection, if one is.</summary>
    public static NpgsqlCommand Statement(this NpgsqlConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        new NpgsqlCommand(sql, connection).With(parameters);

    public static async Task<int> Execute(this NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using (command)
        {
            return await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    public static async Task<List<T>> ReadAll<T>(this NpgsqlCommand command, Func<NpgsqlDataReader, T> map, CancellationToken cancellationToken)
    {
        await using (command)
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            return await reader.ReadRows(map, cancellationToken);
        }
    }

    /// <summary>The first row, or the default of <typeparamref name="T"/>.</summary>
    public static async Task<T?> ReadFirst<T>(this NpgsqlCommand command, Func<NpgsqlDataReader, T> map, CancellationToken cancellationToken)
    {
        await using (command)
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            return await reader.ReadAsync(cancellationToken) ? map(reader) : default;
        }
    }

    public static async Task<List<T>> ReadRows<T>(this NpgsqlDataReader reader, Func<NpgsqlDataReader, T> map, CancellationToken cancellationToken)
    {
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(map(reader));
        }

        return rows;
    }

    public static T? Nullable<T>(this NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? default : reader.GetFieldValue<T>(column);

    public static NpgsqlParameter Parameter(string name, object? value) => new(name, value ?? DBNull.Value);

    private static NpgsqlCommand With(this NpgsqlCommand command, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        foreach (var (name, value) in parameters)
        {
            command.Parameters.Add(Parameter(name, value));
        }

        return command;
    }
}
