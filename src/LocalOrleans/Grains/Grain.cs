using Orleans.Runtime;

namespace Orleans;

/// <summary>
/// Base of a grain class. Only the runtime constructs grains: the constructor takes its context from the activation that is being made.
/// </summary>
public abstract class Grain : IGrainBase, IAddressable
{
    protected Grain() => GrainContext = RuntimeContext.Current
        ?? throw new InvalidOperationException($"{GetType()} was constructed outside of an activation; call IGrainFactory.GetGrain instead.");

    public IGrainContext GrainContext { get; }

    public GrainReference GrainReference => GrainContext.GrainReference;

    public string IdentityString => GrainContext.GrainId.ToString();

    protected IGrainFactory GrainFactory => Context.Silo.GrainFactory;

    protected internal IServiceProvider ServiceProvider => GrainContext.ActivationServices;

    private Activation Context => (Activation)GrainContext;

    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Lets the running call finish; queued calls go to the next activation.</summary>
    protected void DeactivateOnIdle() => ((IGrainBase)this).DeactivateOnIdle();

    /// <summary>Keeps idle collection away for <paramref name="timeSpan"/> from now; zero or less lifts an earlier delay.</summary>
    protected void DelayDeactivation(TimeSpan timeSpan) => Context.DelayDeactivation(timeSpan);
}
