namespace Sunomi.GraphQL.Language;

/// <summary>A definition of the type system or an extension of one; an extension has no description.</summary>
internal abstract class TypeSystemNode(Location location, IReadOnlyList<DirectiveNode> directives) : DefinitionNode(location)
{
    public bool IsExtension { get; init; }

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;
}

internal sealed class SchemaDefinitionNode(Location location, IReadOnlyList<DirectiveNode> directives, IReadOnlyList<RootOperationNode> operationTypes)
    : TypeSystemNode(location, directives)
{
    public IReadOnlyList<RootOperationNode> OperationTypes { get; } = operationTypes;
}

internal sealed class RootOperationNode(Location location, OperationType operation, NamedTypeNode type) : Node(location)
{
    public OperationType Operation { get; } = operation;

    public NamedTypeNode Type { get; } = type;
}

internal sealed class DirectiveDefinitionNode(Location location, Name name, IReadOnlyList<InputValueDefinitionNode> arguments, bool repeatable, IReadOnlyList<Name> locations)
    : TypeSystemNode(location, [])
{
    public Name Name { get; } = name;

    public IReadOnlyList<InputValueDefinitionNode> Arguments { get; } = arguments;

    public bool Repeatable { get; } = repeatable;

    public IReadOnlyList<Name> Locations { get; } = locations;
}

internal abstract class TypeDefinitionNode(Location location, Name name, IReadOnlyList<DirectiveNode> directives) : TypeSystemNode(location, directives)
{
    public Name Name { get; } = name;
}

internal sealed class ScalarTypeDefinitionNode(Location location, Name name, IReadOnlyList<DirectiveNode> directives) : TypeDefinitionNode(location, name, directives);

/// <summary>What object and interface types share.</summary>
internal abstract class FieldsTypeDefinitionNode(
    Location location,
    Name name,
    IReadOnlyList<NamedTypeNode> interfaces,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<FieldDefinitionNode> fields) : TypeDefinitionNode(location, name, directives)
{
    public IReadOnlyList<NamedTypeNode> Interfaces { get; } = interfaces;

    public IReadOnlyList<FieldDefinitionNode> Fields { get; } = fields;
}

internal sealed class ObjectTypeDefinitionNode(
    Location location,
    Name name,
    IReadOnlyList<NamedTypeNode> interfaces,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<FieldDefinitionNode> fields) : FieldsTypeDefinitionNode(location, name, interfaces, directives, fields);

internal sealed class InterfaceTypeDefinitionNode(
    Location location,
    Name name,
    IReadOnlyList<NamedTypeNode> interfaces,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<FieldDefinitionNode> fields) : FieldsTypeDefinitionNode(location, name, interfaces, directives, fields);

internal sealed class FieldDefinitionNode(
    Location location,
    Name name,
    IReadOnlyList<InputValueDefinitionNode> arguments,
    TypeNode type,
    IReadOnlyList<DirectiveNode> directives) : Node(location)
{
    public StringValueNode? Description { get; init; }

    public Name Name { get; } = name;

    public IReadOnlyList<InputValueDefinitionNode> Arguments { get; } = arguments;

    public TypeNode Type { get; } = type;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;
}

/// <summary>An argument of a field or directive, or a field of an input object.</summary>
internal sealed class InputValueDefinitionNode(Location location, Name name, TypeNode type, ValueNode? defaultValue, IReadOnlyList<DirectiveNode> directives) : Node(location)
{
    public StringValueNode? Description { get; init; }

    public Name Name { get; } = name;

    public TypeNode Type { get; } = type;

    public ValueNode? DefaultValue { get; } = defaultValue;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;
}

internal sealed class UnionTypeDefinitionNode(Location location, Name name, IReadOnlyList<DirectiveNode> directives, IReadOnlyList<NamedTypeNode> types)
    : TypeDefinitionNode(location, name, directives)
{
    public IReadOnlyList<NamedTypeNode> Types { get; } = types;
}

internal sealed class EnumTypeDefinitionNode(Location location, Name name, IReadOnlyList<DirectiveNode> directives, IReadOnlyList<EnumValueDefinitionNode> values)
    : TypeDefinitionNode(location, name, directives)
{
    public IReadOnlyList<EnumValueDefinitionNode> Values { get; } = values;
}

internal sealed class EnumValueDefinitionNode(Location location, Name name, IReadOnlyList<DirectiveNode> directives) : Node(location)
{
    public StringValueNode? Description { get; init; }

    public Name Name { get; } = name;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;
}

internal sealed class InputObjectTypeDefinitionNode(Location location, Name name, IReadOnlyList<DirectiveNode> directives, IReadOnlyList<InputValueDefinitionNode> fields)
    : TypeDefinitionNode(location, name, directives)
{
    public IReadOnlyList<InputValueDefinitionNode> Fields { get; } = fields;
}
