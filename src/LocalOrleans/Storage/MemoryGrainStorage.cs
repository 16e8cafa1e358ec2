using System.Collections.Concurrent;
using System.Globalization;
using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>State that lives as long as the cluster does. It is serialized as for a database, so what does not survive that does not survive this.</summary>
internal sealed class MemoryGrainStorage(string name, Cluster cluster, IGrainStorageSerializer serializer) : IGrainStorage
{
    private ConcurrentDictionary<(string State, GrainId Grain), Row> Rows => (ConcurrentDictionary<(string, GrainId), Row>)cluster.Memory.GetOrAdd(
        (typeof(MemoryGrainStorage), name), static _ => new ConcurrentDictionary<(string, GrainId), Row>());

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var row = Rows.GetValueOrDefault((stateName, grainId));
        grainState.State = row?.Payload is { } payload ? serializer.Deserialize<T>(payload) : default;
        grainState.ETag = row?.ETag;
        grainState.RecordExists = row?.Payload is not null;
        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        Replace("write", stateName, grainId, grainState, serializer.Serialize(grainState.State));
        grainState.RecordExists = true;
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (Rows.ContainsKey((stateName, grainId)))
        {
            Replace("clear", stateName, grainId, grainState, null);
        }

        grainState.RecordExists = false;
        grainState.State = default;
        return Task.CompletedTask;
    }

    private void Replace<T>(string operation, string stateName, GrainId grainId, IGrainState<T> grainState, BinaryData? payload)
    {
        var key = (stateName, grainId);
        var stored = Rows.GetValueOrDefault(key);
        var next = new Row(payload, (long.Parse(stored?.ETag ?? "0", CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture));
        var replaced = stored?.ETag == grainState.ETag && (stored is null ? Rows.TryAdd(key, next) : Rows.TryUpdate(key, next, stored));
        if (!replaced)
        {
            throw new InconsistentStateException(
                $"Version conflict ({operation}): provider {name}, state {stateName}, grain {grainId}.", stored?.ETag, grainState.ETag);
        }

        grainState.ETag = next.ETag;
    }

    private sealed record Row(BinaryData? Payload, string ETag);
}
