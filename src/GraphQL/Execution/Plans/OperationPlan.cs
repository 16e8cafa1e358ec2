using Sunomi.GraphQL.Language;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Execution;

/// <summary>
/// An operation compiled for one outcome of its @skip and @include conditions: these are decided when fields are collected,
/// so nothing of them is left at execution.
/// </summary>
internal sealed class OperationPlan
{
    private readonly IReadOnlyDictionary<string, FragmentDefinitionNode> fragments;
    private readonly VariableValues conditions;

    public OperationPlan(Schema schema, OperationDefinitionNode operation, IReadOnlyDictionary<string, FragmentDefinitionNode> fragments, VariableValues conditions)
    {
        Schema = schema;
        this.fragments = fragments;
        this.conditions = conditions;
        Operation = operation.Operation;
        RootType = (ObjectType)schema.RootTypes[operation.Operation];
        Root = Plan(RootType, [operation.SelectionSet]);
    }

    public Schema Schema { get; }

    public OperationType Operation { get; }

    public ObjectType RootType { get; }

    public SelectionPlan Root { get; }

    /// <summary>How many bytes the last response had: the next one is likely to be as long. Any thread sets it.</summary>
    public int ResponseLength { get; set; }

    /// <summary>Known once <see cref="SchemaBindings.IsSameForAll"/> was asked.</summary>
    public bool? IsSameForAll { get; set; }

    /// <summary>Whether one of these fields may be selected below the fields at the root.</summary>
    /// <exception cref="CoercionException">A condition is no Boolean.</exception>
    public bool SelectsBelowRoot(IReadOnlySet<Field> wanted)
    {
        var search = new FieldSearch(Schema, fragments, conditions, wanted);
        return Root.Fields.Any(field => field.Definition.Type.Named is CompositeType type
            && field.Nodes.Any(node => node.SelectionSet is { } selectionSet && search.Finds(selectionSet, type)));
    }

    /// <summary>CollectFields, with each field's definition and key. Fields that the type does not have are left out.</summary>
    public SelectionPlan Plan(ObjectType type, IEnumerable<SelectionSetNode> selectionSets)
    {
        var fields = new List<FieldPlan>();
        foreach (var (responseName, nodes) in new FieldCollector(Schema, fragments, conditions, type).Collect(selectionSets))
        {
            if (Schema.FieldOf(type, nodes[0].Name.Value) is { } definition)
            {
                fields.Add(new(this, responseName, nodes, definition, type, isFirst: fields.Count == 0));
            }
        }

        return new(type, fields);
    }
}
