namespace Orleans.Runtime;

/// <summary>A piece of the runtime's own work that takes its turn among the calls of a grain.</summary>
internal sealed class TurnMessage<TResult> : Message
{
    private readonly Func<Activation, Task<TResult>> body;
    private readonly TaskCompletionSource<TResult> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly bool keepsAlive;
    private readonly bool canMove;

    public TurnMessage(Func<Activation, Task<TResult>> body, bool interleave, bool keepsAlive, bool canMove)
    {
        this.body = body;
        this.keepsAlive = keepsAlive;
        this.canMove = canMove;
        IsAlwaysInterleave = interleave;
    }

    public override bool KeepsAlive => keepsAlive;

    public override bool CanMove => canMove;

    public Task<TResult> Completion => completion.Task;

    public override void Start() => _ = Run(Activation!);

    public override void Reject(Exception reason) => completion.TrySetException(reason);

    private async Task Run(Activation activation)
    {
        try
        {
            completion.TrySetResult(await body(activation));
        }
        catch (OperationCanceledException canceled)
        {
            completion.TrySetCanceled(canceled.CancellationToken);
        }
        catch (Exception exception)
        {
            completion.TrySetException(exception);
        }
        finally
        {
            activation.Completed(this);
        }
    }
}
