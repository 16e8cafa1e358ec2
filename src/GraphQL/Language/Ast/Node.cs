namespace Sunomi.GraphQL.Language;

/// <summary>A part of a parsed document and where it starts.</summary>
internal abstract class Node(Location location)
{
    public Location Location { get; } = location;
}

/// <summary>An identifier and where it stands.</summary>
internal readonly record struct Name(string Value, Location Location)
{
    public override string ToString() => Value;
}

/// <summary>Document, https://spec.graphql.org/September2025/#Document.</summary>
internal sealed class Document(IReadOnlyList<DefinitionNode> definitions)
{
    public IReadOnlyList<DefinitionNode> Definitions { get; } = definitions;
}

internal abstract class DefinitionNode(Location location) : Node(location)
{
    public StringValueNode? Description { get; init; }
}

internal sealed class DirectiveNode(Location location, Name name, IReadOnlyList<ArgumentNode> arguments) : Node(location)
{
    public Name Name { get; } = name;

    public IReadOnlyList<ArgumentNode> Arguments { get; } = arguments;

    public ValueNode? Argument(string name) => Arguments.FirstOrDefault(argument => argument.Name.Value == name)?.Value;
}

internal sealed class ArgumentNode(Location location, Name name, ValueNode value) : Node(location)
{
    public Name Name { get; } = name;

    public ValueNode Value { get; } = value;
}
