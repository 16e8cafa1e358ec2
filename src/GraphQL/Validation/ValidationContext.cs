using Sunomi.GraphQL.Language;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Validation;

/// <summary>The document and where in it the walk stands.</summary>
internal sealed class ValidationContext
{
    private readonly Dictionary<string, FragmentDefinitionNode> fragments = [];
    private readonly Dictionary<SelectionSetNode, List<FragmentSpreadNode>> spreads = [];
    private readonly Dictionary<ExecutableDefinitionNode, List<VariableUsage>> usages = [];
    private readonly Dictionary<OperationDefinitionNode, List<FragmentDefinitionNode>> referenced = [];

    public ValidationContext(Schema schema, Document document, int maxErrors)
    {
        Schema = schema;
        Document = document;
        MaxErrors = maxErrors;
        foreach (var fragment in document.Definitions.OfType<FragmentDefinitionNode>())
        {
            fragments[fragment.Name.Value] = fragment;
        }
    }

    public Schema Schema { get; }

    public Document Document { get; }

    public int MaxErrors { get; }

    public List<GraphQLError> Errors { get; } = [];

    /// <summary>The type that the current selections are on; null where it is unknown.</summary>
    public CompositeType? ParentType { get; set; }

    /// <summary>The type of the current field or fragment; null where it is unknown.</summary>
    public GraphQLType? Type { get; set; }

    public Field? Field { get; set; }

    public Directive? Directive { get; set; }

    /// <summary>The type that the current value should have; null where it is unknown.</summary>
    public GraphQLType? InputType { get; set; }

    public void Report(GraphQLError error)
    {
        Errors.Add(error);
        if (Errors.Count >= MaxErrors)
        {
            throw new ValidationAbortedException($"Validation stopped after {MaxErrors} errors (limit: validation errors).");
        }
    }

    public FragmentDefinitionNode? Fragment(string name) => fragments.GetValueOrDefault(name);

    /// <summary>The composite type that a fragment is on; null when there is none.</summary>
    public CompositeType? TypeOf(NamedTypeNode? condition) => condition is null ? null : Schema.Type(condition.Name.Value) as CompositeType;

    /// <summary>All fragments spread below a selection set, at any depth of fields.</summary>
    public List<FragmentSpreadNode> Spreads(SelectionSetNode selectionSet)
    {
        if (spreads.TryGetValue(selectionSet, out var found))
        {
            return found;
        }

        spreads[selectionSet] = found = [];
        var open = new Stack<SelectionSetNode>([selectionSet]);
        while (open.TryPop(out var next))
        {
            foreach (var selection in next.Selections)
            {
                switch (selection)
                {
                    case FragmentSpreadNode spread:
                        found.Add(spread);
                        break;
                    case FieldNode { SelectionSet: { } inner }:
                        open.Push(inner);
                        break;
                    case InlineFragmentNode inline:
                        open.Push(inline.SelectionSet);
                        break;
                }
            }
        }

        return found;
    }

    /// <summary>All fragments that an operation spreads, directly or through others.</summary>
    public List<FragmentDefinitionNode> ReferencedFragments(OperationDefinitionNode operation)
    {
        if (referenced.TryGetValue(operation, out var found))
        {
            return found;
        }

        referenced[operation] = found = [];
        var seen = new HashSet<string>();
        var open = new Queue<SelectionSetNode>([operation.SelectionSet]);
        while (open.TryDequeue(out var next))
        {
            foreach (var spread in Spreads(next))
            {
                if (seen.Add(spread.Name.Value) && Fragment(spread.Name.Value) is { } fragment)
                {
                    found.Add(fragment);
                    open.Enqueue(fragment.SelectionSet);
                }
            }
        }

        return found;
    }

    public List<VariableUsage> Usages(ExecutableDefinitionNode definition) => usages.TryGetValue(definition, out var found) ? found : usages[definition] = [];

    /// <summary>Variables in an operation and in all fragments that it spreads. Complete when the walk has left the document.</summary>
    public IEnumerable<VariableUsage> RecursiveUsages(OperationDefinitionNode operation) => Usages(operation).Concat(ReferencedFragments(operation).SelectMany(Usages));
}
