using System.Runtime.CompilerServices;
using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Types;

/// <summary>A field of an object or interface type.</summary>
internal sealed class Field(FieldsType parent, int index, FieldDefinitionNode node, GraphQLType type, IReadOnlyList<InputValue> arguments, string? deprecationReason)
{
    private FieldCost? cost;

    public FieldsType Parent { get; } = parent;

    /// <summary>Position among the fields of its type.</summary>
    public int Index { get; } = index;

    public string Name { get; } = node.Name.Value;

    public string? Description { get; } = node.Description?.Value;

    public FieldDefinitionNode Node { get; } = node;

    public GraphQLType Type { get; } = type;

    public IReadOnlyList<InputValue> Arguments { get; } = arguments;

    public string? DeprecationReason { get; } = deprecationReason;

    /// <summary>Made on first use: only limits ask for it.</summary>
    public FieldCost Cost => cost ??= FieldCost.Of(this);

    public InputValue? Argument(string name)
    {
        foreach (var argument in Arguments)
        {
            if (argument.Name == name)
            {
                return argument;
            }
        }

        return null;
    }

    /// <summary>The schema coordinate, as in <c>Video.title</c>.</summary>
    public override string ToString() => $"{Parent.Name}.{Name}";
}

/// <summary>An argument or a field of an input object.</summary>
internal sealed class InputValue(string owner, bool isArgument, int index, InputValueDefinitionNode node, GraphQLType type, string? deprecationReason)
{
    /// <summary>An argument, else a field of an input object.</summary>
    public bool IsArgument { get; } = isArgument;

    /// <summary>Position among its siblings; coerced values are kept by it.</summary>
    public int Index { get; } = index;

    public string Name { get; } = node.Name.Value;

    public string? Description { get; } = node.Description?.Value;

    public InputValueDefinitionNode Node { get; } = node;

    public GraphQLType Type { get; } = type;

    public ValueNode? DefaultValue { get; } = node.DefaultValue;

    /// <summary>The default as a coerced value, once it was needed.</summary>
    public StrongBox<object?>? CoercedDefault { get; set; }

    public string? DeprecationReason { get; } = deprecationReason;

    public bool IsRequired => Type is NonNullType && DefaultValue is null;

    /// <summary>The schema coordinate, as in <c>Query.video(id:)</c>.</summary>
    public override string ToString() => IsArgument ? $"{owner}({Name}:)" : $"{owner}.{Name}";
}

internal sealed class EnumValue(int index, EnumValueDefinitionNode node, string? deprecationReason)
{
    public int Index { get; } = index;

    public string Name { get; } = node.Name.Value;

    public string? Description { get; } = node.Description?.Value;

    public EnumValueDefinitionNode Node { get; } = node;

    public string? DeprecationReason { get; } = deprecationReason;

    public override string ToString() => Name;
}

internal sealed class Directive(DirectiveDefinitionNode node, IReadOnlyList<InputValue> arguments)
{
    public string Name { get; } = node.Name.Value;

    public string? Description { get; } = node.Description?.Value;

    public DirectiveDefinitionNode Node { get; } = node;

    public IReadOnlyList<InputValue> Arguments { get; } = arguments;

    public bool IsRepeatable { get; } = node.Repeatable;

    public IReadOnlyList<DirectiveLocation> Locations { get; } = [.. node.Locations.Select(name => DirectiveLocations.Find(name.Value)!.Value)];

    public bool IsBuiltIn { get; init; }

    public InputValue? Argument(string name) => Arguments.FirstOrDefault(argument => argument.Name == name);

    public override string ToString() => $"@{Name}";
}
