namespace Sunomi.GraphQL.Execution;

/// <summary>ResolveFieldEventStream(subscriptionType, rootValue, fieldName, argumentValues): starts the source stream of a subscription field.</summary>
internal abstract class EventSource
{
    public abstract ValueTask<IAsyncEnumerable<object?>> SubscribeAsync(Executor executor, FieldPlan field);
}
