using System.Runtime.CompilerServices;
using Sunomi.GraphQL.Execution;
using Sunomi.GraphQL.Language;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Validation;

/// <summary>How large an operation is, fragments counted wherever they are spread. Numbers stop growing at <see cref="Most"/>.</summary>
internal readonly record struct OperationSize(long Fields, long Aliases, int Depth, long Cost)
{
    internal const long Most = 1L << 40;

    public OperationSize Add(OperationSize other) =>
        new(Math.Min(Fields + other.Fields, Most), Math.Min(Aliases + other.Aliases, Most), Math.Max(Depth, other.Depth), Math.Min(Cost + other.Cost, Most));
}

/// <summary>Refuses operations that are too large. Works before validation, so it takes nothing for granted; each fragment is measured once.</summary>
internal sealed class OperationLimits
{
    private readonly Schema schema;
    private readonly VariableValues? variables;
    private readonly Dictionary<string, FragmentDefinitionNode> fragments = [];
    private readonly Dictionary<string, OperationSize?> measured = [];

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
            foreach (var operation in document.Definitions.OfType<OperationDefinitionNode>())
            {
                var size = measure.Measure(operation);
                Refuse(errors, operation, size.Depth, limits.Depth, "levels of fields", "depth");
                Refuse(errors, operation, size.Fields, limits.Fields, "fields", "fields");
                Refuse(errors, operation, size.Aliases, limits.Aliases, "aliases", "aliases");
                Refuse(errors, operation, measure.DependsOnVariables ? 0 : size.Cost, limits.Cost, "points of cost", "cost");
            }
        }
        catch (InsufficientExecutionStackException)
        {
            errors.Add(new($"The document is nested deeper than {limits.Depth} levels of fields (limit: depth)."));
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

    private static void Refuse(List<GraphQLError> errors, OperationDefinitionNode operation, long size, long limit, string unit, string name)
    {
        if (size > limit)
        {
            errors.Add(GraphQLError.At($"The operation has more than {limit} {unit} (limit: {name}).", operation.Location) with { Code = "LIMIT_EXCEEDED" });
        }
    }

    private OperationSize Measure(OperationDefinitionNode operation) => Measure(operation.SelectionSet, schema.RootTypes.GetValueOrDefault(operation.Operation) as CompositeType);

    private OperationSize Measure(SelectionSetNode selectionSet, CompositeType? type)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var size = default(OperationSize);
        foreach (var selection in selectionSet.Selections)
        {
            size = size.Add(selection switch
            {
                FieldNode field => Measure(field, type is null ? null : schema.FieldOf(type, field.Name.Value)),
                InlineFragmentNode inline => Measure(inline.SelectionSet, inline.TypeCondition is { } condition ? schema.Type(condition.Name.Value) as CompositeType : type),
                _ => Measure((FragmentSpreadNode)selection),
            });
        }

        return size;
    }

    private OperationSize Measure(FieldNode field, Field? definition)
    {
        var below = field.SelectionSet is { } selectionSet ? Measure(selectionSet, definition?.Type.Named as CompositeType) : default;
        var cost = below.Cost == 0 ? 0 : Math.Min(below.Cost * PageSize(field, definition), OperationSize.Most);
        return new(below.Fields + 1, below.Aliases + (field.Alias is null ? 0 : 1), below.Depth + 1, cost + 1);
    }

    private OperationSize Measure(FragmentSpreadNode spread)
    {
        if (measured.TryGetValue(spread.Name.Value, out var known))
        {
            return known ?? default; // null: it spreads itself, which validation will say
        }

        if (!fragments.TryGetValue(spread.Name.Value, out var fragment))
        {
            return default;
        }

        measured[spread.Name.Value] = null;
        var size = Measure(fragment.SelectionSet, schema.Type(fragment.TypeCondition.Name.Value) as CompositeType);
        measured[spread.Name.Value] = size;
        return size;
    }

    /// <summary>How many items a field asks for with <c>first</c> or <c>last</c>, given or by default; 1 for other fields.</summary>
    private long PageSize(FieldNode field, Field? definition)
    {
        long size = 0;
        foreach (var argument in definition?.Arguments ?? [])
        {
            if (argument.Name is not ("first" or "last"))
            {
                continue;
            }

            var literal = field.Arguments.LastOrDefault(one => one.Name.Value == argument.Name)?.Value ?? argument.DefaultValue;
            if (literal is VariableNode variable)
            {
                DependsOnVariables = true;
                if (variables?.Find(variable.Name.Value) is int value)
                {
                    size = Math.Max(size, value);
                    continue;
                }

                literal = argument.DefaultValue;
            }

            if (literal is IntValueNode number && long.TryParse(number.Value, out var written))
            {
                size = Math.Max(size, written);
            }
        }

        return Math.Clamp(size, 1, OperationSize.Most / 1024);
    }
}
