namespace Sunomi.State;

internal static class PersistentStateCommit
{
    /// <summary>Stores the next state. Memory never runs ahead of storage: if the write throws, the state is the one before.</summary>
    public static async Task Commit<TState>(this IPersistentState<TState> stored, TState next, CancellationToken cancellationToken)
    {
        var before = stored.State;
        stored.State = next;
        try
        {
            await stored.WriteStateAsync(cancellationToken);
        }
        catch
        {
            stored.State = before;
            throw;
        }
    }
}
