using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Sunomi.GraphQL.Language;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Execution;

/// <summary>One field of a <see cref="SelectionPlan"/>: everything about it that does not change from request to request.</summary>
internal sealed class FieldPlan
{
    private readonly OperationPlan operation;
    private volatile SelectionPlan[] selections = [];

    public FieldPlan(OperationPlan operation, string responseName, IReadOnlyList<FieldNode> nodes, Field definition, ObjectType objectType, bool isFirst)
    {
        this.operation = operation;
        ResponseName = responseName;
        Nodes = nodes;
        Definition = definition;
        Key = Encoding.UTF8.GetBytes($"{(isFirst ? string.Empty : ",")}\"{JsonEncodedText.Encode(responseName, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\":");
        Arguments = definition.Arguments.Count == 0 ? null : new ArgumentPlan(nodes[0], definition.Arguments);
        IsNonNull = definition.Type is NonNullType;
        IsMeta = definition.Parent == operation.Schema.Meta;
        Constant = definition.Name == "__typename" ? Encoding.UTF8.GetBytes($"\"{objectType.Name}\"") : null;
    }

    public string ResponseName { get; }

    /// <summary>The response name as JSON with its colon, and the comma before it.</summary>
    public byte[] Key { get; }

    /// <summary>The value as JSON where it is known beforehand: <c>__typename</c>.</summary>
    public byte[]? Constant { get; }

    /// <summary>All selections that were merged into this one.</summary>
    public IReadOnlyList<FieldNode> Nodes { get; }

    public Field Definition { get; }

    public ArgumentPlan? Arguments { get; }

    public bool IsNonNull { get; }

    public bool IsMeta { get; }

    public IEnumerable<Location> Locations => Nodes.Select(node => node.Location);

    /// <summary>What is selected below this field on objects of this type; made on first use.</summary>
    public SelectionPlan SelectionFor(ObjectType type)
    {
        var known = selections;
        foreach (var selection in known)
        {
            if (selection.Type == type)
            {
                return selection;
            }
        }

        var made = operation.Plan(type, Nodes.Select(node => node.SelectionSet).OfType<SelectionSetNode>());
        selections = [.. known, made]; // two threads may make the same plan, one of them is kept
        return made;
    }

    /// <summary>Whether a path of fields is selected below, on any of the possible types.</summary>
    public bool IsSelected(string path)
    {
        if (Definition.Type.Named is not CompositeType composite)
        {
            return false;
        }

        var dot = path.IndexOf('.', StringComparison.Ordinal);
        var name = dot < 0 ? path : path[..dot];
        foreach (var type in operation.Schema.PossibleTypes(composite))
        {
            foreach (var field in SelectionFor(type).Fields)
            {
                if (field.Definition.Name == name && (dot < 0 || field.IsSelected(path[(dot + 1)..])))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
