using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Execution;

/// <summary>The object bindings of the root types and of the meta-fields.</summary>
internal sealed record SchemaBindings(IReadOnlyDictionary<ObjectType, ObjectBinding> Roots, ObjectBinding Meta)
{
    /// <summary>What fits but looks wrong, for the log.</summary>
    public IReadOnlyList<string> Advice { get; init; } = [];

    /// <summary>Fields whose value may depend on who asks.</summary>
    public IReadOnlySet<Field> Personal { get; init; } = new HashSet<Field>();

    /// <summary>Whether the responses of a subscription to one event are the same for everybody: nothing below its field is personal.</summary>
    public bool IsSameForAll(OperationPlan plan) => plan.IsSameForAll ??= !plan.SelectsBelowRoot(Personal);
}
