using Npgsql;

namespace Sunomi.Testing;

/// <summary>A database for one test class; dropped with everybody's connections to it when disposed of.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string server;

    private TestDatabase(string server, string name)
    {
        this.server = server;
        Name = name;
        ConnectionString = new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
        DataSource = NpgsqlDataSource.Create(ConnectionString);
    }

    public string Name { get; }

    public string ConnectionString { get; }

    public NpgsqlDataSource DataSource { get; }

    public async ValueTask DisposeAsync()
    {
        await DataSource.DisposeAsync();
        await Run(server, $"drop database if exists {Name} with (force)");
    }

    internal static async Task<TestDatabase> Create(string server, string template)
    {
        var name = $"test_{Guid.NewGuid():N}";
        await Run(server, $"create database {name} template {template}");
        return new TestDatabase(server, name);
    }

    private static async Task Run(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
