using Orleans.Storage;

namespace Sunomi.Tests.State;

/// <summary>A grain with one record, seen twice: the second view plays the other writer.</summary>
internal interface IStateGrain : IGrainWithStringKey
{
    Task<Stored> Look();

    Task Write(string text);

    Task Clear();

    /// <summary>Writes through a view that another write has made stale.</summary>
    Task<bool> WriteStale(bool catchIt);

    Task Deactivate();
}

[GenerateSerializer, Immutable]
internal sealed record Stored([property: Id(0)] string Text, [property: Id(1)] bool Exists, [property: Id(2)] bool HasEtag, [property: Id(3)] Guid Activation);

internal sealed class Note
{
    public string Text { get; set; } = "initial";

    public List<string> History { get; set; } = [];
}

internal abstract class StateGrain(IPersistentState<Note> state, IPersistentState<Note> other) : Grain, IStateGrain
{
    private readonly Guid activation = Guid.NewGuid();

    public Task<Stored> Look() => Task.FromResult(new Stored(state.State.Text, state.RecordExists, state.Etag is not null, activation));

    public async Task Write(string text)
    {
        state.State.Text = text;
        state.State.History.Add(text);
        await state.WriteStateAsync();
    }

    public Task Clear() => state.ClearStateAsync();

    public async Task<bool> WriteStale(bool catchIt)
    {
        await other.ReadStateAsync();
        other.State.Text = "by another";
        await other.WriteStateAsync();
        state.State.Text = "stale";
        try
        {
            await state.WriteStateAsync();
            return false;
        }
        catch (InconsistentStateException) when (catchIt)
        {
            return true;
        }
    }

    public Task Deactivate()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}

internal sealed class MemoryStateGrain(
    [PersistentState("note", ContractCluster.Memory)] IPersistentState<Note> state,
    [PersistentState("note", ContractCluster.Memory)] IPersistentState<Note> other) : StateGrain(state, other);

internal sealed class DatabaseStateGrain(
    [PersistentState("note", ContractCluster.Database)] IPersistentState<Note> state,
    [PersistentState("note", ContractCluster.Database)] IPersistentState<Note> other) : StateGrain(state, other);
