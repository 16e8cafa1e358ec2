using System.Collections.Concurrent;
using Sunomi.GraphQL.Language;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Execution;

/// <summary>A validated operation with what can be known before its variables are.</summary>
internal sealed class PreparedOperation
{
    /// <summary>Plans kept per operation; further combinations of conditions are compiled anew for each request.</summary>
    private const int MaxPlans = 16;

    private readonly ConcurrentDictionary<long, OperationPlan> plans = new();
    private readonly Dictionary<string, FragmentDefinitionNode> fragments;
    private readonly List<string> conditionVariables;
    private readonly Schema schema;

    public PreparedOperation(Schema schema, Document document, OperationDefinitionNode operation)
    {
        this.schema = schema;
        Operation = operation;
        fragments = [];
        foreach (var fragment in document.Definitions.OfType<FragmentDefinitionNode>())
        {
            fragments.TryAdd(fragment.Name.Value, fragment);
        }

        Variables = [.. operation.Variables.Select(node => new VariablePlan(node, schema.TypeFromNode(node.Type) is { IsInput: true } type ? type : throw NoInputType(node)))];
        conditionVariables = [.. ConditionVariables(document).Intersect(Variables.Select(variable => variable.Name))];
    }

    public OperationDefinitionNode Operation { get; }

    public IReadOnlyList<VariablePlan> Variables { get; }

    /// <summary>How many plans may be kept of a document: for each operation one for each outcome of the conditions.</summary>
    public static int MostPlans(Document document)
    {
        var conditions = ConditionVariables(document).Distinct().Count();
        return document.Definitions.OfType<OperationDefinitionNode>().Count() * Math.Min(1 << Math.Min(conditions, 30), MaxPlans);
    }

    /// <exception cref="CoercionException">A condition is no Boolean: a variable that may be null, as it has a default, and is.</exception>
    public OperationPlan PlanFor(VariableValues variables)
    {
        // One bit per condition. Absent or null conditions go the slow way and fail there.
        var outcome = 0L;
        if (conditionVariables.Count > 60)
        {
            return Compile(variables);
        }

        for (var i = 0; i < conditionVariables.Count; i++)
        {
            if (variables.Find(conditionVariables[i]) is not bool value)
            {
                return Compile(variables);
            }

            outcome |= (value ? 1L : 0L) << i;
        }

        if (plans.TryGetValue(outcome, out var plan))
        {
            return plan;
        }

        plan = Compile(variables);
        return plans.Count >= MaxPlans ? plan : plans.GetOrAdd(outcome, plan);
    }

    private OperationPlan Compile(VariableValues variables)
    {
        // The plan outlives the request, and needs nothing of its variables but the conditions.
        var conditions = new VariableValues();
        foreach (var name in conditionVariables.Where(variables.Contains))
        {
            conditions.Set(name, variables.Find(name));
        }

        return new(schema, Operation, fragments, conditions);
    }

    private static CoercionException NoInputType(VariableDefinitionNode node) =>
        new($"Variable \"${node.Variable.Name}\" expected value of type \"{node.Type}\" which cannot be used as an input type.", node.Type.Location);

    private static IEnumerable<string> ConditionVariables(Document document) =>
        document.Definitions.OfType<ExecutableDefinitionNode>().SelectMany(definition => ConditionVariables(definition.SelectionSet));

    private static IEnumerable<string> ConditionVariables(SelectionSetNode selectionSet)
    {
        var open = new Stack<SelectionSetNode>([selectionSet]);
        while (open.TryPop(out var next))
        {
            foreach (var selection in next.Selections)
            {
                foreach (var directive in selection.Directives)
                {
                    if (directive.Name.Value is "skip" or "include" && directive.Argument("if") is VariableNode variable)
                    {
                        yield return variable.Name.Value;
                    }
                }

                var inner = selection is FieldNode field ? field.SelectionSet : (selection as InlineFragmentNode)?.SelectionSet;
                if (inner is not null)
                {
                    open.Push(inner);
                }
            }
        }
    }
}
