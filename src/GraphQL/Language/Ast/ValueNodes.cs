namespace Sunomi.GraphQL.Language;

/// <summary>Value, https://spec.graphql.org/September2025/#Value.</summary>
internal abstract class ValueNode(Location location) : Node(location);

internal sealed class VariableNode(Location location, Name name) : ValueNode(location)
{
    public Name Name { get; } = name;
}

/// <summary>The digits as they were written; they may be any number of them.</summary>
internal sealed class IntValueNode(Location location, string value) : ValueNode(location)
{
    public string Value { get; } = value;
}

internal sealed class FloatValueNode(Location location, string value) : ValueNode(location)
{
    public string Value { get; } = value;
}

internal sealed class StringValueNode(Location location, string value, bool block) : ValueNode(location)
{
    public string Value { get; } = value;

    public bool Block { get; } = block;
}

internal sealed class BooleanValueNode(Location location, bool value) : ValueNode(location)
{
    public bool Value { get; } = value;
}

internal sealed class NullValueNode(Location location) : ValueNode(location);

internal sealed class EnumValueNode(Location location, string value) : ValueNode(location)
{
    public string Value { get; } = value;
}

internal sealed class ListValueNode(Location location, IReadOnlyList<ValueNode> values) : ValueNode(location)
{
    public IReadOnlyList<ValueNode> Values { get; } = values;
}

internal sealed class ObjectValueNode(Location location, IReadOnlyList<ObjectFieldNode> fields) : ValueNode(location)
{
    public IReadOnlyList<ObjectFieldNode> Fields { get; } = fields;
}

internal sealed class ObjectFieldNode(Location location, Name name, ValueNode value) : Node(location)
{
    public Name Name { get; } = name;

    public ValueNode Value { get; } = value;
}
