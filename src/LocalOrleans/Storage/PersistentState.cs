using Orleans.Runtime;
using Orleans.Serialization;

namespace Orleans.Storage;

/// <summary>A record that an activation reads before its grain's OnActivateAsync.</summary>
internal abstract class ActivationState
{
    public abstract Task Read(CancellationToken cancellationToken);
}

/// <summary>The bridge between a grain's state and its storage provider.</summary>
internal sealed class PersistentState<TState>(IGrainStorage storage, string stateName, GrainId grainId) : ActivationState, IPersistentState<TState>
{
    private readonly GrainState<TState> record = new(Instances.Create<TState>());

    public TState State
    {
        get => record.State!;
        set => record.State = value;
    }

    public string? Etag => record.ETag;

    public bool RecordExists => record.RecordExists;

    public override Task Read(CancellationToken cancellationToken) => ReadStateAsync(cancellationToken);

    public Task ReadStateAsync() => ReadStateAsync(CancellationToken.None);

    public Task WriteStateAsync() => WriteStateAsync(CancellationToken.None);

    public Task ClearStateAsync() => ClearStateAsync(CancellationToken.None);

    public async Task ReadStateAsync(CancellationToken cancellationToken)
    {
        await storage.ReadStateAsync(stateName, grainId, record, cancellationToken);
        record.State ??= Instances.Create<TState>();
    }

    public Task WriteStateAsync(CancellationToken cancellationToken) => storage.WriteStateAsync(stateName, grainId, record, cancellationToken);

    public async Task ClearStateAsync(CancellationToken cancellationToken)
    {
        await storage.ClearStateAsync(stateName, grainId, record, cancellationToken);
        record.State ??= Instances.Create<TState>();
    }
}
