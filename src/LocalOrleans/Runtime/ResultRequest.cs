namespace Orleans.Runtime;

/// <summary>A call with the type of its result; <see cref="Nothing"/> where there is none.</summary>
internal sealed class ResultRequest<TResult>(GrainId target, GrainMethod<TResult> method, object?[] arguments, Caller caller)
    : Request(target, method, arguments, caller)
{
    private readonly TaskCompletionSource<TResult> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<TResult> Completion => completion.Task;

    protected override async ValueTask Invoke(object target)
    {
        var result = await method.Invoke(target, Arguments);
        if (!IsCompleted)
        {
            result = method.CopyResult(result);
            if (TryComplete())
            {
                completion.TrySetResult(result);
            }
        }
    }

    protected override void SetException(Exception exception) => completion.TrySetException(exception);

    protected override void SetCanceled(CancellationToken cancellationToken) =>
        completion.TrySetCanceled(cancellationToken.IsCancellationRequested ? cancellationToken : new CancellationToken(canceled: true));
}

/// <summary>The result of a method without one.</summary>
internal readonly struct Nothing;
