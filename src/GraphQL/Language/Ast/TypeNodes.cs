namespace Sunomi.GraphQL.Language;

/// <summary>Type, https://spec.graphql.org/September2025/#Type.</summary>
internal abstract class TypeNode(Location location) : Node(location);

internal sealed class NamedTypeNode(Location location, Name name) : TypeNode(location)
{
    public Name Name { get; } = name;

    public override string ToString() => Name.Value;
}

internal sealed class ListTypeNode(Location location, TypeNode type) : TypeNode(location)
{
    public TypeNode Type { get; } = type;

    public override string ToString() => $"[{Type}]";
}

internal sealed class NonNullTypeNode(Location location, TypeNode type) : TypeNode(location)
{
    public TypeNode Type { get; } = type;

    public override string ToString() => $"{Type}!";
}
