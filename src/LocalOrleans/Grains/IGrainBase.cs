using Orleans.Runtime;

namespace Orleans;

/// <summary>What the runtime asks of a grain class. <see cref="Grain"/> implements it; a class may also do so itself.</summary>
public interface IGrainBase
{
    IGrainContext GrainContext { get; }

    /// <summary>Runs as the first turn. An exception reaches the callers that wait, and the activation goes.</summary>
    Task OnActivateAsync(CancellationToken token) => Task.CompletedTask;

    /// <summary>Runs as the last turn; never after a kill.</summary>
    Task OnDeactivateAsync(DeactivationReason reason, CancellationToken token) => Task.CompletedTask;
}
