using System.Runtime.CompilerServices;
using Sunomi.GraphQL.Language;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Execution;

/// <summary>CollectFields(objectType, selectionSet, variableValues), https://spec.graphql.org/September2025/#CollectFields().</summary>
internal sealed class FieldCollector(Schema schema, IReadOnlyDictionary<string, FragmentDefinitionNode> fragments, VariableValues variables, ObjectType objectType)
{
    private readonly OrderedDictionary<string, List<FieldNode>> groups = [];
    private readonly HashSet<string> visitedFragments = [];

    /// <summary>The selected fields by response name, in the order of the document.</summary>
    public OrderedDictionary<string, List<FieldNode>> Collect(IEnumerable<SelectionSetNode> selectionSets)
    {
        foreach (var selectionSet in selectionSets)
        {
            Collect(selectionSet);
        }

        return groups;
    }

    /// <summary>Whether @skip and @include let a selection in.</summary>
    public static bool IsIncluded(SelectionNode selection, VariableValues variables)
    {
        foreach (var directive in selection.Directives)
        {
            if (directive.Name.Value is "skip" or "include" && Condition(directive, variables) == (directive.Name.Value == "skip"))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Condition(DirectiveNode directive, VariableValues variables)
    {
        var literal = directive.Argument("if");
        var value = literal is VariableNode variable ? variables.Find(variable.Name.Value) : (literal as BooleanValueNode)?.Value;
        return value as bool? ?? throw new CoercionException($"Argument \"@{directive.Name}(if:)\" of required type \"Boolean!\" was not provided a Boolean.", (literal ?? (Node)directive).Location);
    }

    private void Collect(SelectionSetNode selectionSet)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var selection in selectionSet.Selections)
        {
            if (!IsIncluded(selection, variables))
            {
                continue;
            }

            switch (selection)
            {
                case FieldNode field:
                    if (!groups.TryGetValue(field.ResponseName, out var group))
                    {
                        groups[field.ResponseName] = group = [];
                    }

                    group.Add(field);
                    break;
                case InlineFragmentNode inline:
                    if (inline.TypeCondition is null || DoesFragmentTypeApply(inline.TypeCondition))
                    {
                        Collect(inline.SelectionSet);
                    }

                    break;
                case FragmentSpreadNode spread:
                    if (visitedFragments.Add(spread.Name.Value)
                        && fragments.TryGetValue(spread.Name.Value, out var fragment)
                        && DoesFragmentTypeApply(fragment.TypeCondition))
                    {
                        Collect(fragment.SelectionSet);
                    }

                    break;
            }
        }
    }

    // DoesFragmentTypeApply(objectType, fragmentType)
    private bool DoesFragmentTypeApply(NamedTypeNode condition) =>
        schema.Type(condition.Name.Value) is { } type && (type == objectType || (type is InterfaceType or UnionType && schema.IsPossibleType((CompositeType)type, objectType)));
}
