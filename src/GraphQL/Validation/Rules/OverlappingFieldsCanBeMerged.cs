using System.Runtime.CompilerServices;
using Sunomi.GraphQL.Language;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Validation.Rules;

/// <summary>
/// Fields with one response name can be merged. https://spec.graphql.org/September2025/#sec-Field-Selection-Merging
/// Fields and fragments are compared in pairs, each pair once: (A) fields of one selection set with each other, (B) with those of
/// the fragments that it spreads, (C) fields of fragments with each other; the same for the selections below two fields.
/// </summary>
internal sealed class OverlappingFieldsCanBeMerged : Rule
{
    /// <summary>Comparisons after which the document is refused as too complex.</summary>
    internal const int MaxComparisons = 500_000;

    private readonly Dictionary<(CompositeType? Parent, SelectionSetNode Set), FieldMap> collected = [];
    private readonly PairSet<object, string> fieldsAndFragments = new();
    private readonly PairSet<string, string> fragments = new();
    private int comparisons;

    public override void EnterSelectionSet(SelectionSetNode selectionSet)
    {
        var conflicts = new List<Conflict>();
        var map = Collect(Context.ParentType, selectionSet);
        CompareWithin(map, conflicts);
        for (var i = 0; i < map.Spreads.Count; i++)
        {
            CompareFieldsAndFragment(map, map.Spreads[i], false, conflicts);
            for (var j = i + 1; j < map.Spreads.Count; j++)
            {
                CompareFragments(map.Spreads[i], map.Spreads[j], false, conflicts);
            }
        }

        foreach (var conflict in conflicts)
        {
            Report(
                $"Fields \"{conflict.ResponseName}\" conflict because {conflict.Reason}. Use different aliases on the fields to fetch both if this was intentional.",
                [.. conflict.Left.Concat(conflict.Right).Select(field => field.Location)]);
        }
    }

    // (A)
    private void CompareWithin(FieldMap map, List<Conflict> conflicts)
    {
        foreach (var fields in map.Fields.Values)
        {
            for (var i = 0; i < fields.Count; i++)
            {
                for (var j = i + 1; j < fields.Count; j++)
                {
                    Compare(fields[i], fields[j], false, conflicts);
                }
            }
        }
    }

    // (B)
    private void CompareFieldsAndFragment(FieldMap map, string fragmentName, bool exclusive, List<Conflict> conflicts)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Spend(1);
        if (map.Fields.Count == 0
            || !fieldsAndFragments.Add(map, fragmentName, exclusive)
            || Context.Fragment(fragmentName) is not { } fragment)
        {
            return;
        }

        var other = Collect(Context.TypeOf(fragment.TypeCondition), fragment.SelectionSet);
        if (ReferenceEquals(map, other))
        {
            return;
        }

        CompareBetween(map, other, exclusive, conflicts);
        foreach (var spread in other.Spreads)
        {
            CompareFieldsAndFragment(map, spread, exclusive, conflicts);
        }
    }

    // (C)
    private void CompareFragments(string leftName, string rightName, bool exclusive, List<Conflict> conflicts)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Spend(2);
        var (first, second) = string.CompareOrdinal(leftName, rightName) < 0 ? (leftName, rightName) : (rightName, leftName);
        if (first == second
            || !fragments.Add(first, second, exclusive)
            || Context.Fragment(leftName) is not { } left
            || Context.Fragment(rightName) is not { } right)
        {
            return;
        }

        var leftMap = Collect(Context.TypeOf(left.TypeCondition), left.SelectionSet);
        var rightMap = Collect(Context.TypeOf(right.TypeCondition), right.SelectionSet);
        CompareBetween(leftMap, rightMap, exclusive, conflicts);
        foreach (var spread in rightMap.Spreads)
        {
            CompareFragments(leftName, spread, exclusive, conflicts);
        }

        foreach (var spread in leftMap.Spreads)
        {
            CompareFragments(spread, rightName, exclusive, conflicts);
        }
    }

    private void CompareBetween(FieldMap left, FieldMap right, bool exclusive, List<Conflict> conflicts)
    {
        foreach (var (responseName, leftFields) in left.Fields)
        {
            Spend(1);
            foreach (var rightField in right.Fields.GetValueOrDefault(responseName) ?? [])
            {
                leftFields.ForEach(leftField => Compare(leftField, rightField, exclusive, conflicts));
            }
        }
    }

    // FieldsInSetCanMerge and SameResponseShape for one pair
    private void Compare(SelectedField left, SelectedField right, bool parentsExclusive, List<Conflict> conflicts)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Spend(2);
        if (conflicts.Count >= Context.MaxErrors)
        {
            return; // more than will be told
        }

        var exclusive = parentsExclusive || (left.Parent != right.Parent && left.Parent is ObjectType && right.Parent is ObjectType);
        var reason =
            !exclusive && left.Node.Name.Value != right.Node.Name.Value ? $"\"{left.Node.Name}\" and \"{right.Node.Name}\" are different fields"
            : !exclusive && !SameArguments(left.Node.Arguments, right.Node.Arguments) ? "they have differing arguments"
            : left.Definition is { } one && right.Definition is { } two && DoTypesConflict(one.Type, two.Type) ? $"they return conflicting types \"{one.Type}\" and \"{two.Type}\""
            : null;
        if (reason is not null)
        {
            conflicts.Add(new(left.Node.ResponseName, reason, [left.Node], [right.Node]));
        }
        else if (left.Node.SelectionSet is not null && right.Node.SelectionSet is not null)
        {
            CompareSelections(left, right, exclusive, conflicts);
        }
    }

    private void CompareSelections(SelectedField left, SelectedField right, bool exclusive, List<Conflict> conflicts)
    {
        var below = new List<Conflict>();
        var leftMap = Collect(left.Definition?.Type.Named as CompositeType, left.Node.SelectionSet!);
        var rightMap = Collect(right.Definition?.Type.Named as CompositeType, right.Node.SelectionSet!);
        CompareBetween(leftMap, rightMap, exclusive, below);
        rightMap.Spreads.ForEach(spread => CompareFieldsAndFragment(leftMap, spread, exclusive, below));
        leftMap.Spreads.ForEach(spread => CompareFieldsAndFragment(rightMap, spread, exclusive, below));
        foreach (var leftSpread in leftMap.Spreads)
        {
            rightMap.Spreads.ForEach(rightSpread => CompareFragments(leftSpread, rightSpread, exclusive, below));
        }

        if (below.Count > 0)
        {
            var reasons = below.Take(5).Select(conflict => $"subfields \"{conflict.ResponseName}\" conflict because {conflict.Reason}");
            conflicts.Add(new(
                left.Node.ResponseName,
                string.Join(" and ", reasons),
                [left.Node, .. below.SelectMany(conflict => conflict.Left).Take(20)],
                [right.Node, .. below.SelectMany(conflict => conflict.Right).Take(20)]));
        }
    }

    private static bool SameArguments(IReadOnlyList<ArgumentNode> left, IReadOnlyList<ArgumentNode> right) =>
        left.Count == right.Count && left.All(argument => right.LastOrDefault(other => other.Name.Value == argument.Name.Value) is { } same && SameValue(argument.Value, same.Value));

    private static bool SameValue(ValueNode left, ValueNode right) => (left, right) switch
    {
        (ObjectValueNode a, ObjectValueNode b) => a.Fields.Count == b.Fields.Count
            && a.Fields.All(field => b.Fields.FirstOrDefault(other => other.Name.Value == field.Name.Value) is { } same && SameValue(field.Value, same.Value)),
        (ListValueNode a, ListValueNode b) => a.Values.Count == b.Values.Count && a.Values.Zip(b.Values).All(pair => SameValue(pair.First, pair.Second)),
        (StringValueNode a, StringValueNode b) => a.Value == b.Value && a.Block == b.Block,
        (IntValueNode a, IntValueNode b) => a.Value == b.Value,
        (FloatValueNode a, FloatValueNode b) => a.Value == b.Value,
        (EnumValueNode a, EnumValueNode b) => a.Value == b.Value,
        (BooleanValueNode a, BooleanValueNode b) => a.Value == b.Value,
        (VariableNode a, VariableNode b) => a.Name.Value == b.Name.Value,
        _ => left is NullValueNode && right is NullValueNode,
    };

    private static bool DoTypesConflict(GraphQLType left, GraphQLType right) => (left, right) switch
    {
        (ListType a, ListType b) => DoTypesConflict(a.Item, b.Item),
        (NonNullType a, NonNullType b) => DoTypesConflict(a.Inner, b.Inner),
        (ListType or NonNullType, _) or (_, ListType or NonNullType) => true,
        (CompositeType, CompositeType) => false,
        _ => left != right,
    };

    private FieldMap Collect(CompositeType? parent, SelectionSetNode selectionSet)
    {
        if (!collected.TryGetValue((parent, selectionSet), out var map))
        {
            collected[(parent, selectionSet)] = map = new FieldMap();
            CollectInto(map, parent, selectionSet);
        }

        return map;
    }

    private void CollectInto(FieldMap map, CompositeType? parent, SelectionSetNode selectionSet)
    {
        foreach (var selection in selectionSet.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    if (!map.Fields.TryGetValue(field.ResponseName, out var fields))
                    {
                        map.Fields[field.ResponseName] = fields = [];
                    }

                    fields.Add(new(parent, field, (parent as FieldsType)?.Fields.GetValueOrDefault(field.Name.Value)));
                    break;
                case FragmentSpreadNode spread when !map.Spreads.Contains(spread.Name.Value):
                    map.Spreads.Add(spread.Name.Value);
                    break;
                case InlineFragmentNode inline:
                    CollectInto(map, inline.TypeCondition is null ? parent : Context.TypeOf(inline.TypeCondition), inline.SelectionSet);
                    break;
            }
        }
    }

    private void Spend(int cost)
    {
        comparisons += cost;
        if (comparisons > MaxComparisons)
        {
            throw new ValidationAbortedException("The document is too complex: too many fields of one name to compare.");
        }
    }

    private sealed record SelectedField(CompositeType? Parent, FieldNode Node, Field? Definition);

    private sealed record Conflict(string ResponseName, string Reason, List<FieldNode> Left, List<FieldNode> Right);

    private sealed class FieldMap
    {
        public OrderedDictionary<string, List<SelectedField>> Fields { get; } = [];

        public List<string> Spreads { get; } = [];
    }

    /// <summary>Pairs that were compared. Compared as not exclusive covers exclusive too, which checks less.</summary>
    private sealed class PairSet<TLeft, TRight>
        where TLeft : notnull
        where TRight : notnull
    {
        private readonly Dictionary<(TLeft, TRight), bool> pairs = [];

        /// <returns>False when there is nothing new to compare.</returns>
        public bool Add(TLeft left, TRight right, bool exclusive)
        {
            if (pairs.TryGetValue((left, right), out var before) && (exclusive || !before))
            {
                return false;
            }

            pairs[(left, right)] = exclusive;
            return true;
        }
    }
}
