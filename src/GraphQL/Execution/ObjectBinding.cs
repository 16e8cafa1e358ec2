using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Execution;

/// <summary>How the fields of an object type are resolved for parents of one kind; by the index of the field's definition.</summary>
internal sealed class ObjectBinding(ObjectType type)
{
    public ObjectType Type { get; } = type;

    public FieldExecutor[] Fields { get; } = new FieldExecutor[type.Fields.Count];

    /// <summary>For fields of the subscription type.</summary>
    public EventSource[] Sources { get; } = new EventSource[type.Fields.Count];
}

/// <summary>ResolveFieldEventStream(subscriptionType, rootValue, fieldName, argumentValues): starts the source stream of a subscription field.</summary>
internal abstract class EventSource
{
    public abstract ValueTask<IAsyncEnumerable<object?>> SubscribeAsync(Executor executor, FieldPlan field);
}

/// <summary>The object bindings of the root types and of the meta-fields.</summary>
internal sealed record SchemaBindings(IReadOnlyDictionary<ObjectType, ObjectBinding> Roots, ObjectBinding Meta)
{
    /// <summary>What fits but looks wrong, for the log.</summary>
    public IReadOnlyList<string> Advice { get; init; } = [];
}
