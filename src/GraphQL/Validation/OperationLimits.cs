using System.Runtime.CompilerServices;
using Sunomi.GraphQL.Execution;
using Sunomi.GraphQL.Language;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Validation;

/// <summary>Refuses operations that are too large. Works before validation, so it takes nothing for granted; each fragment is measured once.</summary>
internal sealed class OperationLimits
{
    /// <summary>After so many the operations that follow are not looked at: none is executed anyway.</summary>
    private const int MostErrors = 10;

    private readonly Schema schema;
    private readonly VariableValues? variables;
    private readonly Dictionary<string, FragmentDefinitionNode> fragments = [];
    private readonly Dictionary<(string Fragment, SizedFields? Sized), OperationSize?> measured = [];

    private OperationLimits(Schema schema, Document document, VariableValues? variables)
    {
        this.schema = schema;
        this.variables = variables;
        foreach (var fragment in document.Definitions.OfType<FragmentDefinitionNode>())
        {
            fragments[fragment.Name.Value] = fragment;
        }
    }

    /// <summary>Whether page sizes come from variables, so that the cost is only known with them.</summary>
    public bool DependsOnVariables { get; private set; }

    /// <summary>What is too large whatever the variables are.</summary>
    public static IReadOnlyList<GraphQLError> Check(Schema schema, Document document, GraphQLLimits limits, out bool costDependsOnVariables)
    {
        var errors = new List<GraphQLError>();
        var measure = new OperationLimits(schema, document, null);
        try
        {
            foreach (var operation in document.Definitions.OfType<OperationDefinitionNode>().TakeWhile(_ => errors.Count < MostErrors))
            {
                var size = measure.Measure(operation);
                Refuse(errors, operation, size.Depth, limits.Depth, "levels of fields", "depth");
                Refuse(errors, operation, size.Fields, limits.Fields, "fields", "fields");
                Refuse(errors, operation, Math.Max(size.Breadth, size.Broadest), limits.Breadth, "fields beside each other", "breadth");
                Refuse(errors, operation, size.Aliases, limits.Aliases, "aliases", "aliases");
                Refuse(errors, operation, measure.DependsOnVariables ? 0 : size.Cost, limits.Cost, "points of cost", "cost");
            }
        }
        catch (InsufficientExecutionStackException)
        {
            errors.Add(new($"The document is nested deeper than {limits.Depth} levels of fields (limit: depth).") { Code = GraphQLError.LimitExceeded });
        }

        costDependsOnVariables = measure.DependsOnVariables;
        return errors;
    }

    /// <summary>The cost with the variables of a request; null when it is within the limit.</summary>
    public static GraphQLError? CheckCost(Schema schema, Document document, OperationDefinitionNode operation, VariableValues variables, GraphQLLimits limits)
    {
        var errors = new List<GraphQLError>();
        Refuse(errors, operation, new OperationLimits(schema, document, variables).Measure(operation).Cost, limits.Cost, "points of cost", "cost");
        return errors.Count > 0 ? errors[0] : null;
    }

    private static void Refuse(List<GraphQLError> errors, OperationDefinitionNode operation, double size, long limit, string unit, string name)
    {
        if (size > limit)
        {
            errors.Add(GraphQLError.At($"The operation has more than {limit} {unit} (limit: {name}).", operation.Location) with { Code = GraphQLError.LimitExceeded });
        }
    }

    private OperationSize Measure(OperationDefinitionNode operation) =>
        Measure(operation.SelectionSet, schema.RootTypes.GetValueOrDefault(operation.Operation) as CompositeType, null);

    private OperationSize Measure(SelectionSetNode selectionSet, CompositeType? type, SizedFields? sized)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var size = default(OperationSize);
        foreach (var selection in selectionSet.Selections)
        {
            size += selection switch
            {
                FieldNode field => Measure(field, type is null ? null : schema.FieldOf(type, field.Name.Value), sized),
                InlineFragmentNode inline => Measure(inline.SelectionSet, inline.TypeCondition is { } condition ? schema.Type(condition.Name.Value) as CompositeType : type, sized),
                _ => Measure((FragmentSpreadNode)selection, sized),
            };
        }

        return size;
    }

    private OperationSize Measure(FieldNode field, Field? definition, SizedFields? sized)
    {
        var cost = definition?.Cost;
        var items = cost is null ? 1 : PageSize(field, cost);
        SizedFields? sizedBelow = null;
        if (cost is { SizedFields.Count: > 0 })
        {
            sizedBelow = new(cost, items);
            items = 1;
        }

        if (sized is { } outer && outer.By.SizedFields.Contains(field.Name.Value))
        {
            items = Math.Max(items, outer.Items);
        }

        var below = field.SelectionSet is { } selectionSet ? Measure(selectionSet, definition?.Type.Named as CompositeType, sizedBelow) : default;
        return below.Within(field.Alias is not null, OwnCost(field, cost) + (below.Cost * items));
    }

    private OperationSize Measure(FragmentSpreadNode spread, SizedFields? sized)
    {
        var key = (spread.Name.Value, sized);
        if (measured.TryGetValue(key, out var known))
        {
            return known ?? default; // null: it spreads itself, which validation will say
        }

        if (!fragments.TryGetValue(spread.Name.Value, out var fragment))
        {
            return default;
        }

        measured[key] = null;
        var size = Measure(fragment.SelectionSet, schema.Type(fragment.TypeCondition.Name.Value) as CompositeType, sized);
        measured[key] = size;
        return size;
    }

    private static double OwnCost(FieldNode field, FieldCost? cost) =>
        cost is null ? 1
        : cost.ArgumentWeights.Count == 0 ? cost.Weight
        : cost.Weight + field.Arguments.Sum(argument => cost.ArgumentWeights.GetValueOrDefault(argument.Name.Value));

    /// <summary>How many items a field asks for with its slicing arguments, given or by default.</summary>
    private long PageSize(FieldNode field, FieldCost cost)
    {
        long? size = null;
        foreach (var argument in cost.SlicingArguments)
        {
            var literal = field.Arguments.LastOrDefault(one => one.Name.Value == argument.Name)?.Value ?? argument.DefaultValue;
            if (literal is VariableNode variable)
            {
                DependsOnVariables = true;
                if (variables?.Find(variable.Name.Value) is int value)
                {
                    size = Math.Max(size ?? 0, value);
                    continue;
                }

                literal = argument.DefaultValue;
            }

            if (literal is IntValueNode number && long.TryParse(number.Value, out var written))
            {
                size = Math.Max(size ?? 0, written);
            }
        }

        return Math.Clamp(size ?? cost.AssumedSize, 1, OperationSize.Most / 1024);
    }

    /// <summary>The field around says how many items some of the fields below it have.</summary>
    private readonly record struct SizedFields(FieldCost By, long Items);
}
