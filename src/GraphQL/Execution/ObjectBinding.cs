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
