using System.Linq.Expressions;
using System.Reflection;
using Orleans.Filters;
using Orleans.Serialization;

namespace Orleans.Runtime;

/// <summary>A method that answers once.</summary>
internal sealed class GrainMethod<TResult> : GrainMethod
{
    private readonly Copier<TResult>? resultCopier;
    private readonly Func<Task<TResult>, object?> wrap;
    private readonly bool hasNoAnswer;

    public GrainMethod(MethodInfo method) : base(method)
    {
        Invoke = Compile(method);
        resultCopier = typeof(TResult) == typeof(Nothing) || IsShallow(method.ReturnTypeCustomAttributes, typeof(TResult)) ? null : Copiers.Of<TResult>();
        hasNoAnswer = IsOneWay || method.ReturnType == typeof(void);
        wrap = method.ReturnType == typeof(void) ? _ => null
            : method.ReturnType == typeof(ValueTask) ? task => new ValueTask(task)
            : method.ReturnType == typeof(ValueTask<TResult>) ? task => new ValueTask<TResult>(task)
            : task => task;
    }

    public Func<object, object?[], ValueTask<TResult>> Invoke { get; }

    public TResult CopyResult(TResult result) => resultCopier is null ? result : resultCopier.Copy(result, new CopyContext());

    public override object? Call(GrainReference reference, object?[] arguments)
    {
        if (CancellationTokenIndex >= 0 && (CancellationToken)arguments[CancellationTokenIndex]! is { IsCancellationRequested: true } token)
        {
            return wrap(Task.FromCanceled<TResult>(token));
        }

        var caller = reference.Runtime.Caller;
        return wrap(caller.OutgoingFilters.Length == 0 ? Send(reference, arguments, caller) : SendFiltered(reference, arguments, caller));
    }

    private Task<TResult> Send(GrainReference reference, object?[] arguments, Caller caller)
    {
        CopyArguments(arguments);
        var request = new ResultRequest<TResult>(reference.GrainId, this, arguments, caller);
        if (hasNoAnswer)
        {
            caller.Cluster.Send(request.Target, request, caller.Silo);
            return Task.FromResult(default(TResult)!);
        }

        caller.Send(request);
        return request.Completion;
    }

    private async Task<TResult> SendFiltered(GrainReference reference, object?[] arguments, Caller caller)
    {
        var call = new OutgoingCall(this, arguments, reference, caller.OutgoingFilters,
            async () => await Send(reference, (object?[])arguments.Clone(), caller));
        await call.Invoke();
        return (TResult)call.Result!;
    }

    // Whatever the method's shape, the invoker answers with a ValueTask<TResult>.
    private static Func<object, object?[], ValueTask<TResult>> Compile(MethodInfo method)
    {
        var target = Expression.Parameter(typeof(object));
        var arguments = Expression.Parameter(typeof(object?[]));
        Expression call = Expression.Call(
            Expression.Convert(target, method.DeclaringType!),
            method,
            method.GetParameters().Select((parameter, i) =>
                Expression.Convert(Expression.ArrayIndex(arguments, Expression.Constant(i)), parameter.ParameterType)));
        if (method.ReturnType == typeof(void))
        {
            call = Expression.Block(call, Expression.Default(typeof(ValueTask<TResult>)));
        }
        else if (method.ReturnType == typeof(Task<TResult>))
        {
            call = Expression.New(typeof(ValueTask<TResult>).GetConstructor([typeof(Task<TResult>)])!, call);
        }
        else if (method.ReturnType != typeof(ValueTask<TResult>))
        {
            call = Expression.Call(((Func<ValueTask, ValueTask<TResult>>)Adapt).Method, method.ReturnType == typeof(Task)
                ? Expression.New(typeof(ValueTask).GetConstructor([typeof(Task)])!, call)
                : call);
        }

        return Expression.Lambda<Func<object, object?[], ValueTask<TResult>>>(call, target, arguments).Compile();
    }

    private static async ValueTask<TResult> Adapt(ValueTask done)
    {
        await done;
        return default!;
    }
}
