using Orleans.Concurrency;
using Orleans.Storage;

namespace Sunomi.Tests.Life;

/// <summary>A grain that writes its life into the log of its key.</summary>
internal interface ILifeGrain : IGrainWithStringKey
{
    /// <summary>Which activation answers.</summary>
    Task<Guid> Activation();

    Task<Guid> Deactivate(string gate);

    [AlwaysInterleave]
    Task<Guid> Beside();

    Task Delay(TimeSpan time);

    Task ThrowInconsistent();

    Task StartTimer(bool keepAlive);
}

internal sealed class LifeGrain : Grain, ILifeGrain
{
    private readonly Guid activation = Guid.NewGuid();

    private string Name => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Logs.Add(Name, "activated");
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Logs.Add(Name, $"deactivated {reason.ReasonCode}");
        return Task.CompletedTask;
    }

    public Task<Guid> Activation() => Task.FromResult(activation);

    public async Task<Guid> Deactivate(string gate)
    {
        DeactivateOnIdle();
        await Gates.Pass(gate);
        Logs.Add(Name, "finished");
        return activation;
    }

    public Task<Guid> Beside() => Task.FromResult(activation);

    public Task Delay(TimeSpan time)
    {
        DelayDeactivation(time);
        return Task.CompletedTask;
    }

    public Task ThrowInconsistent() => throw new InconsistentStateException("stale");

    public Task StartTimer(bool keepAlive)
    {
        this.RegisterGrainTimer(
            () => Task.CompletedTask,
            new GrainTimerCreationOptions(TimeSpan.Zero, TimeSpan.FromMilliseconds(100)) { KeepAlive = keepAlive });
        return Task.CompletedTask;
    }
}
