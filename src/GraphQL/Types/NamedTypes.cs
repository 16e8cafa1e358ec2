using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Types;

/// <summary>A type of the schema and the definitions that it comes from, the extensions last.</summary>
internal abstract class NamedType(string name, IReadOnlyList<TypeDefinitionNode> nodes) : GraphQLType
{
    public string Name { get; } = name;

    public IReadOnlyList<TypeDefinitionNode> Nodes { get; } = nodes;

    public string? Description { get; } = nodes.Count > 0 ? nodes[0].Description?.Value : null;

    public override NamedType Named => this;

    public bool IsIntrospection => Name.StartsWith("__", StringComparison.Ordinal);

    public override string ToString() => Name;
}

internal sealed class ScalarType(string name, IReadOnlyList<TypeDefinitionNode> nodes, ScalarCoercion coercion) : NamedType(name, nodes)
{
    public ScalarCoercion Coercion { get; } = coercion;

    public string? SpecifiedByUrl { get; init; }

    public bool IsBuiltIn => Nodes.Count == 0;
}

/// <summary>A type that has selections below it: object, interface, union.</summary>
internal abstract class CompositeType(string name, IReadOnlyList<TypeDefinitionNode> nodes) : NamedType(name, nodes);

/// <summary>What object and interface types share. Lists of interfaces may hold anything until the schema is validated.</summary>
internal abstract class FieldsType(string name, IReadOnlyList<TypeDefinitionNode> nodes) : CompositeType(name, nodes)
{
    public OrderedDictionary<string, Field> Fields { get; } = [];

    public List<NamedType> Interfaces { get; } = [];
}

internal sealed class ObjectType(string name, IReadOnlyList<TypeDefinitionNode> nodes) : FieldsType(name, nodes);

internal sealed class InterfaceType(string name, IReadOnlyList<TypeDefinitionNode> nodes) : FieldsType(name, nodes);

internal sealed class UnionType(string name, IReadOnlyList<TypeDefinitionNode> nodes) : CompositeType(name, nodes)
{
    public List<NamedType> Members { get; } = [];
}

internal sealed class EnumType(string name, IReadOnlyList<TypeDefinitionNode> nodes) : NamedType(name, nodes)
{
    public OrderedDictionary<string, EnumValue> Values { get; } = [];
}

internal sealed class InputObjectType(string name, IReadOnlyList<TypeDefinitionNode> nodes) : NamedType(name, nodes)
{
    public OrderedDictionary<string, InputValue> Fields { get; } = [];

    /// <summary>Exactly one field is given and not null, https://spec.graphql.org/September2025/#sec-OneOf-Input-Objects.</summary>
    public bool IsOneOf { get; init; }
}
