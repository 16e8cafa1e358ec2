using System.Globalization;
using System.Text;
using Npgsql;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Serialization;

namespace Orleans.Storage;

/// <summary>State in PostgreSQL: the same tables, statements and keys as the packages, so that either lane opens the other's database.</summary>
internal sealed class AdoNetGrainStorage(string name, AdoNetGrainStorageOptions options, IGrainStorageSerializer fallback, string serviceId)
    : IGrainStorage, ISiloStartup, IAsyncDisposable
{
    private readonly AdoNetDatabase database = new(options.Invariant, options.ConnectionString, options.DataSource, $"grain storage {name}");
    private readonly IGrainStorageSerializer serializer = options.GrainStorageSerializer ?? fallback;

    public Task Start(CancellationToken cancellationToken) =>
        database.Load(["WriteToStorageKey", "ReadFromStorageKey", "ClearStorageKey", "DeleteStorageKey"], cancellationToken);

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ReadStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        await using var command = Command("ReadFromStorageKey", stateName, grainId);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        grainState.State = default;
        grainState.ETag = null;
        grainState.RecordExists = false;
        if (await reader.ReadAsync(cancellationToken))
        {
            grainState.ETag = Version(reader["Version"]);
            if (reader["PayloadBinary"] is byte[] payload)
            {
                grainState.State = serializer.Deserialize<T>(new BinaryData(payload));
                grainState.RecordExists = true;
            }
        }
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        WriteStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        await using var command = Command("WriteToStorageKey", stateName, grainId);
        command.Parameters.Add(VersionOf(grainState));
        command.Parameters.AddWithValue("PayloadBinary", serializer.Serialize(grainState.State).ToArray());
        grainState.ETag = await Change(command, "write", stateName, grainId, grainState, cancellationToken);
        grainState.RecordExists = true;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ClearStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        if (!grainState.RecordExists && grainState.ETag is null)
        {
            await ReadStateAsync(stateName, grainId, grainState, cancellationToken);
            if (!grainState.RecordExists)
            {
                return;
            }
        }

        await using var command = Command(options.DeleteStateOnClear ? "DeleteStorageKey" : "ClearStorageKey", stateName, grainId);
        command.Parameters.Add(VersionOf(grainState));
        var version = await Change(command, "clear", stateName, grainId, grainState, cancellationToken);
        grainState.ETag = options.DeleteStateOnClear ? null : version;
        grainState.RecordExists = false;
        grainState.State = default;
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    // A statement answers with the new version; with the old one, or nothing, when another was faster.
    private async Task<string> Change<T>(
        NpgsqlCommand command, string operation, string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var version = Version(await command.ExecuteScalarAsync(cancellationToken));
        return version is null || version == grainState.ETag
            ? throw new InconsistentStateException(
                $"Version conflict ({operation}): ServiceId={serviceId} ProviderName={name} GrainType={stateName} GrainId={grainId} ETag={grainState.ETag}.")
            : version;
    }

    private NpgsqlCommand Command(string query, string stateName, GrainId grainId)
    {
        var key = AdoNetGrainKey.Of(grainId);
        var command = database.Command(query);
        command.Parameters.AddWithValue("GrainIdHash", key.Hash);
        command.Parameters.AddWithValue("GrainIdN0", key.N0);
        command.Parameters.AddWithValue("GrainIdN1", key.N1);
        command.Parameters.AddWithValue("GrainTypeHash", (int)StableHash.Compute(Encoding.UTF8.GetBytes(stateName)));
        command.Parameters.AddWithValue("GrainTypeString", stateName);
        command.Parameters.Add(AdoNetDatabase.Text("GrainIdExtensionString", key.Extension));
        command.Parameters.AddWithValue("ServiceId", serviceId);
        return command;
    }

    private static string? Version(object? value) => value is null or DBNull ? null : Convert.ToString(value, CultureInfo.InvariantCulture);

    private static NpgsqlParameter VersionOf<T>(IGrainState<T> grainState) => new("GrainStateVersion", NpgsqlTypes.NpgsqlDbType.Integer)
    {
        Value = grainState.ETag is { } etag ? int.Parse(etag, CultureInfo.InvariantCulture) : DBNull.Value,
    };
}
