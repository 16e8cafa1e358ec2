using System.Reflection;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Orleans.Filters;

/// <summary>A call between the filters of one side. A filter may go on more than once, to try again.</summary>
internal abstract class FilteredCall(GrainMethod method, object?[] arguments, GrainId? source, GrainId target) : IGrainCallContext
{
    private int stage;
    private bool hasResult;
    private object? result;

    public IInvokable Request { get; } = new Invokable(method, arguments);

    public abstract object Grain { get; }

    public GrainId? SourceId { get; } = source;

    public GrainId TargetId { get; } = target;

    public string InterfaceName => Request.GetInterfaceName();

    public string MethodName => Request.GetMethodName();

    public MethodInfo InterfaceMethod => method.Method;

    public object? Result
    {
        get => result;
        set => (result, hasResult) = (value, true);
    }

    public async Task Invoke()
    {
        try
        {
            if (await InvokeFilter(stage++) is not { } filter)
            {
                Result = await InvokeMethod();
            }
            else if (!hasResult)
            {
                throw new InvalidOperationException($"{GetType().Name}.{nameof(Invoke)}() invoked a broken filter: {filter.GetType().Name}.");
            }
        }
        finally
        {
            stage--;
        }
    }

    /// <summary>Runs the filter with this number and returns it; null when there is none.</summary>
    protected abstract Task<object?> InvokeFilter(int number);

    protected abstract Task<object?> InvokeMethod();
}

internal sealed class IncomingCall(
    GrainMethod method, object?[] arguments, GrainId? source, Activation activation, IIncomingGrainCallFilter[] filters, Func<Task<object?>> invoke)
    : FilteredCall(method, arguments, source, activation.GrainId), IIncomingGrainCallContext
{
    public override object Grain => activation.GrainInstance!;

    public IGrainContext TargetContext => activation;

    public MethodInfo ImplementationMethod
    {
        get
        {
            var map = Grain.GetType().GetInterfaceMap(InterfaceMethod.DeclaringType!);
            return map.TargetMethods[Array.IndexOf(map.InterfaceMethods, InterfaceMethod)];
        }
    }

    protected override async Task<object?> InvokeFilter(int number)
    {
        var filter = number < filters.Length ? filters[number] : number == filters.Length ? Grain as IIncomingGrainCallFilter : null;
        await (filter?.Invoke(this) ?? Task.CompletedTask);
        return filter;
    }

    protected override Task<object?> InvokeMethod() => invoke();
}

internal sealed class OutgoingCall(
    GrainMethod method, object?[] arguments, GrainReference target, IOutgoingGrainCallFilter[] filters, Func<Task<object?>> invoke)
    : FilteredCall(method, arguments, RuntimeContext.Current?.GrainId, target.GrainId), IOutgoingGrainCallContext
{
    public override object Grain => target;

    public IGrainContext? SourceContext { get; } = RuntimeContext.Current;

    protected override async Task<object?> InvokeFilter(int number)
    {
        var filter = number < filters.Length ? filters[number] : null;
        await (filter?.Invoke(this) ?? Task.CompletedTask);
        return filter;
    }

    protected override Task<object?> InvokeMethod() => invoke();
}
