using Sunomi.GraphQL.Language;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Execution;

/// <summary>
/// Looks for fields in a selection as it is written. A plan would have to be made for each type that a value may have at each level, and
/// these multiply; here each selection set is looked at once.
/// </summary>
internal sealed class FieldSearch(Schema schema, IReadOnlyDictionary<string, FragmentDefinitionNode> fragments, VariableValues conditions, IReadOnlySet<Field> wanted)
{
    private readonly HashSet<(SelectionSetNode Set, CompositeType Parent)> seen = [];

    /// <summary>Whether one of the wanted fields may be selected on a value of this type, or below.</summary>
    /// <exception cref="CoercionException">A condition is no Boolean.</exception>
    public bool Finds(SelectionSetNode selectionSet, CompositeType parent) =>
        seen.Add((selectionSet, parent)) && selectionSet.Selections.Any(selection => FieldCollector.IsIncluded(selection, conditions) && Finds(selection, parent));

    private bool Finds(SelectionNode selection, CompositeType parent) => selection switch
    {
        FieldNode field => IsWanted(field, parent) || FindsBelow(field, parent),
        InlineFragmentNode inline => Finds(inline.SelectionSet, Within(parent, inline.TypeCondition)),
        FragmentSpreadNode spread => fragments.TryGetValue(spread.Name.Value, out var fragment) && Finds(fragment.SelectionSet, Within(parent, fragment.TypeCondition)),
        _ => false,
    };

    private bool IsWanted(FieldNode field, CompositeType parent) =>
        schema.PossibleTypes(parent).Any(type => schema.FieldOf(type, field.Name.Value) is { } definition && wanted.Contains(definition));

    private bool FindsBelow(FieldNode field, CompositeType parent) =>
        field.SelectionSet is { } below && schema.FieldOf(parent, field.Name.Value)?.Type.Named is CompositeType type && Finds(below, type);

    /// <summary>An object stays what it is, whatever a fragment asks.</summary>
    private CompositeType Within(CompositeType parent, NamedTypeNode? condition) =>
        parent is not ObjectType && condition is not null && schema.Type(condition.Name.Value) is CompositeType type ? type : parent;
}
