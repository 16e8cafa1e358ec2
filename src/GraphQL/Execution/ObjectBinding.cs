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

    /// <summary>Fields whose value may depend on who asks.</summary>
    public IReadOnlySet<Field> Personal { get; init; } = new HashSet<Field>();

    /// <summary>Whether the responses of a subscription to one event are the same for everybody: nothing below its field is personal.</summary>
    public bool IsSameForAll(OperationPlan plan) =>
        plan.IsSameForAll ??= Array.TrueForAll(plan.Root.Fields, field => field.Constant is not null || IsSameForAllBelow(plan, field));

    private bool IsSameForAllBelow(OperationPlan plan, FieldPlan field) =>
        field.Definition.Type.Named is not CompositeType composite
        || plan.Schema.PossibleTypes(composite).All(type => Array.TrueForAll(
            field.SelectionFor(type).Fields,
            below => !Personal.Contains(below.Definition) && IsSameForAllBelow(plan, below)));
}
