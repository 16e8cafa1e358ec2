using Orleans.Serialization;
using Orleans.Storage;

namespace Orleans.Runtime;

/// <summary>One call on its way: target, copied arguments, and the caller's promise.</summary>
internal abstract class Request : Message
{
    private readonly Guid reentrancyId = RequestContext.ReentrancyId;
    private CancellationTokenRegistration callerCancels;
    private int completed;

    protected Request(GrainId target, GrainMethod method, object?[] arguments, Caller caller)
    {
        Target = target;
        Method = method;
        Arguments = arguments;
        Caller = caller;
        IsAlwaysInterleave = method.IsAlwaysInterleave;
        IsReadOnly = method.IsReadOnly;
        ExpiresAt = Environment.TickCount64 + (long)(method.ResponseTimeout ?? caller.ResponseTimeout).TotalMilliseconds;
    }

    public GrainId Target { get; }

    public GrainMethod Method { get; }

    /// <summary>On <see cref="Environment.TickCount64"/>: a fake clock does not let calls time out.</summary>
    public long ExpiresAt { get; }

    public override Guid ReentrancyId => reentrancyId;

    public bool IsCompleted => Volatile.Read(ref completed) != 0;

    /// <summary>Neighbours among the calls of the caller that have no answer yet; the caller's own.</summary>
    public Request? Previous { get; set; }

    public Request? Next { get; set; }

    protected object?[] Arguments { get; }

    protected Caller Caller { get; }

    protected Dictionary<string, object>? Context { get; } = RequestContext.Copy();

    /// <summary>Null for a client.</summary>
    protected GrainId? Source { get; } = RuntimeContext.Current?.GrainId;

    /// <summary>The callee's token: the caller's own would run the callee's registrations on the caller's thread.</summary>
    protected CancellationTokenSource? Cancellation { get; private set; }

    public override void Start() => _ = Run(Activation!.GrainInstance!, Activation);

    /// <summary>Runs at an observer, outside of any activation.</summary>
    public Task RunAt(object observer) => Run(observer, null);

    public override void Reject(Exception reason) => Fail(reason);

    public void Expire()
    {
        Fail(new TimeoutException($"Response did not arrive on time in {Method.ResponseTimeout ?? Caller.ResponseTimeout} for message: {this}."));
        SignalCallee();
    }

    public void ListenForCancellation()
    {
        var index = Method.CancellationTokenIndex;
        if (index < 0)
        {
            return;
        }

        var token = (CancellationToken)Arguments[index]!;
        if (!token.CanBeCanceled)
        {
            return;
        }

        Cancellation = new CancellationTokenSource();
        Arguments[index] = Cancellation.Token;
        callerCancels = token.UnsafeRegister(
            static (state, token) =>
            {
                var request = (Request)state!;
                request.Cancel(token);
                request.SignalCallee();
            },
            this);
        if (IsCompleted)
        {
            callerCancels.Dispose();
        }
    }

    public Exception AsSeenByCaller(Exception exception, Silo? callee) => WireExceptions.Carry(exception, callee is not null && Caller.Silo == callee);

    public override string ToString() => $"{Method} to {Target}";

    protected abstract ValueTask Invoke(object target, Activation? activation);

    protected abstract void SetException(Exception exception);

    protected abstract void SetCanceled(CancellationToken cancellationToken);

    protected bool TryComplete()
    {
        if (Interlocked.Exchange(ref completed, 1) != 0)
        {
            return false;
        }

        Caller.Forget(this);
        callerCancels.Dispose();
        return true;
    }

    private async Task Run(object target, Activation? activation)
    {
        // Each turn starts from a clean ambient state; what flows is the request context.
        RequestContext.Snapshot = Context;
        if (RequestContext.ReentrancyId != reentrancyId)
        {
            RequestContext.ReentrancyId = reentrancyId; // not for nothing: each change makes another execution context
        }

        try
        {
            Cancellation?.Token.ThrowIfCancellationRequested();
            await Invoke(target, activation);
        }
        catch (OperationCanceledException canceled) when (Cancellation?.IsCancellationRequested == true)
        {
            Cancel(canceled.CancellationToken);
        }
        catch (Exception exception)
        {
            if (exception is InconsistentStateException { IsSourceActivation: true } inconsistent)
            {
                inconsistent.IsSourceActivation = false;
                activation?.Deactivate(new DeactivationReason(
                    DeactivationReasonCode.ApplicationError, exception, "The state was changed by another; the next activation reads it afresh."));
            }

            Fail(AsSeenByCaller(exception, activation?.Silo));
            if (Method.IsOneWay)
            {
                activation?.Silo.LogOneWayFailure(exception, this);
            }
        }
        finally
        {
            activation?.Completed(this);
        }
    }

    private void Fail(Exception exception)
    {
        if (TryComplete())
        {
            SetException(exception);
        }
    }

    private void Cancel(CancellationToken cancellationToken)
    {
        if (TryComplete())
        {
            SetCanceled(cancellationToken);
        }
    }

    // In the packages this is a message of its own, which the callee handles as a turn.
    private void SignalCallee()
    {
        if (Cancellation is not { } source)
        {
            return;
        }

        if (Activation is { } activation)
        {
            activation.Post(source.Cancel);
        }
        else
        {
            source.Cancel();
        }
    }
}
