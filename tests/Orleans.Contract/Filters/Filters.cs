namespace Sunomi.Tests.Filters;

/// <summary>A silo's filter: adds one to what comes in and ten to what goes back, tries again, and gives exceptions another type.</summary>
internal sealed class IncomingFilter : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.Grain is not FilteredGrain)
        {
            await context.Invoke();
            return;
        }

        var log = context.TargetId.Key.ToString()!;
        Logs.Add(log, $"silo filter {context.ImplementationMethod.DeclaringType!.Name}.{context.InterfaceMethod.Name} {context.TargetContext.GrainId == context.TargetId}");
        switch (context.MethodName)
        {
            case nameof(IFilteredGrain.Double):
                context.Request.SetArgument(0, (int)context.Request.GetArgument(0)! + 1);
                await context.Invoke();
                context.Result = (int)context.Result! + 10;
                break;
            case nameof(IFilteredGrain.FailOnce):
                await context.Invoke().ContinueWith(first => first.IsFaulted ? context.Invoke() : first, TaskScheduler.Current).Unwrap();
                break;
            case nameof(IFilteredGrain.Throw):
                await Should.ThrowAsync<InvalidOperationException>(context.Invoke);
                throw new NotSupportedException("outside");
            default:
                await context.Invoke();
                break;
        }
    }
}

/// <summary>What goes out from silos and clients: leaves a note in the request context and writes who calls whom.</summary>
internal sealed class OutgoingFilter(string side) : IOutgoingGrainCallFilter
{
    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        if (context.Grain is not IFilteredGrain || context.InterfaceMethod.DeclaringType != typeof(IFilteredGrain))
        {
            await context.Invoke();
            return;
        }

        var log = context.TargetId.Key.ToString()!;
        Logs.Add(log, $"{side} {context.MethodName}({string.Join(", ", Enumerable.Range(0, context.Request.GetArgumentCount()).Select(context.Request.GetArgument))})"
            + (context.SourceContext is { } source ? $" from {source.GrainId.Key}" : ""));
        RequestContext.Set("filtered", side);
        await context.Invoke();
        Logs.Add(log, $"{side} got {context.Result}");
    }
}
