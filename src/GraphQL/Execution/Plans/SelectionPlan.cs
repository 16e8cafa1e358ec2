using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Execution;

/// <summary>The fields that an operation selects on one object type, merged and in response order.</summary>
internal sealed class SelectionPlan(ObjectType type, IReadOnlyList<FieldPlan> fields)
{
    public ObjectType Type { get; } = type;

    public FieldPlan[] Fields { get; } = [.. fields];
}
