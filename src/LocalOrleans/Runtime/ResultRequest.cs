using Orleans.Filters;

namespace Orleans.Runtime;

/// <summary>A call with the type of its result; <see cref="Nothing"/> where there is none.</summary>
internal sealed class ResultRequest<TResult>(GrainId target, GrainMethod<TResult> method, object?[] arguments, Caller caller)
    : Request(target, method, arguments, caller)
{
    private readonly TaskCompletionSource<TResult> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<TResult> Completion => completion.Task;

    protected override async ValueTask Invoke(object target, Activation? activation)
    {
        var result = activation is null || (activation.Silo.IncomingFilters.Length == 0 && !activation.Class.IsCallFilter)
            ? await method.Invoke(target, Arguments)
            : await InvokeFiltered(activation);
        if (!IsCompleted)
        {
            result = method.CopyResult(result);
            if (TryComplete())
            {
                completion.TrySetResult(result);
            }
        }
    }

    private async ValueTask<TResult> InvokeFiltered(Activation activation)
    {
        var call = new IncomingCall(method, Arguments, Source, activation, activation.Silo.IncomingFilters,
            async () => await method.Invoke(activation.GrainInstance!, Arguments));
        await call.Invoke();
        return (TResult)call.Result!;
    }

    protected override void SetException(Exception exception) => completion.TrySetException(exception);

    protected override void SetCanceled(CancellationToken cancellationToken) =>
        completion.TrySetCanceled(cancellationToken.IsCancellationRequested ? cancellationToken : new CancellationToken(canceled: true));
}

/// <summary>The result of a method without one.</summary>
internal readonly struct Nothing;
