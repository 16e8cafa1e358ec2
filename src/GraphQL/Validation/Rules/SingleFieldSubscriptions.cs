using Sunomi.GraphQL.Language;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Validation.Rules;

/// <summary>A subscription selects one root field, unconditionally, and no meta-field. https://spec.graphql.org/September2025/#sec-Single-Root-Field</summary>
internal sealed class SingleFieldSubscriptions : Rule
{
    public override void EnterOperation(OperationDefinitionNode operation)
    {
        if (operation.Operation != OperationType.Subscription || Context.Schema.RootTypes.GetValueOrDefault(OperationType.Subscription) is not ObjectType root)
        {
            return;
        }

        var name = operation.Name is { } given ? $"Subscription \"{given}\"" : "Anonymous Subscription";
        var groups = new OrderedDictionary<string, List<FieldNode>>();
        var conditions = new List<DirectiveNode>();
        CollectSubscriptionFields(root, operation.SelectionSet, groups, conditions, []);
        if (conditions.Count > 0)
        {
            Report($"{name} must not use `@skip` or `@include` directives in the top level selection.", [.. conditions.Select(directive => directive.Location)]);
            return;
        }

        if (groups.Count == 0)
        {
            Report($"{name} must select one top level field.", operation.SelectionSet.Location);
        }

        if (groups.Count > 1)
        {
            Report($"{name} must select only one top level field.", [.. groups.Values.Skip(1).SelectMany(fields => fields).Select(field => field.Location)]);
        }

        foreach (var fields in groups.Values.Where(fields => fields[0].Name.Value.StartsWith("__", StringComparison.Ordinal)))
        {
            Report($"{name} must not select an introspection top level field.", [.. fields.Select(field => field.Location)]);
        }
    }

    // CollectSubscriptionFields(objectType, selectionSet)
    private void CollectSubscriptionFields(
        ObjectType root,
        SelectionSetNode selectionSet,
        OrderedDictionary<string, List<FieldNode>> groups,
        List<DirectiveNode> conditions,
        HashSet<string> visited)
    {
        foreach (var selection in selectionSet.Selections)
        {
            conditions.AddRange(selection.Directives.Where(directive => directive.Name.Value is "skip" or "include"));
            switch (selection)
            {
                case FieldNode field:
                    if (!groups.TryGetValue(field.ResponseName, out var group))
                    {
                        groups[field.ResponseName] = group = [];
                    }

                    group.Add(field);
                    break;
                case InlineFragmentNode inline when Applies(inline.TypeCondition, root):
                    CollectSubscriptionFields(root, inline.SelectionSet, groups, conditions, visited);
                    break;
                case FragmentSpreadNode spread:
                    if (visited.Add(spread.Name.Value) && Context.Fragment(spread.Name.Value) is { } fragment && Applies(fragment.TypeCondition, root))
                    {
                        CollectSubscriptionFields(root, fragment.SelectionSet, groups, conditions, visited);
                    }

                    break;
            }
        }
    }

    private bool Applies(NamedTypeNode? condition, ObjectType root) =>
        condition is null || (Context.TypeOf(condition) is { } type && Context.Schema.PossibleTypes(type).Contains(root));
}
