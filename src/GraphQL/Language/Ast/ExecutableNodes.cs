namespace Sunomi.GraphQL.Language;

internal enum OperationType
{
    Query,
    Mutation,
    Subscription,
}

internal abstract class ExecutableDefinitionNode(Location location, IReadOnlyList<DirectiveNode> directives, SelectionSetNode selectionSet) : DefinitionNode(location)
{
    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    public SelectionSetNode SelectionSet { get; } = selectionSet;
}

internal sealed class OperationDefinitionNode(
    Location location,
    OperationType operation,
    Name? name,
    IReadOnlyList<VariableDefinitionNode> variables,
    IReadOnlyList<DirectiveNode> directives,
    SelectionSetNode selectionSet) : ExecutableDefinitionNode(location, directives, selectionSet)
{
    public OperationType Operation { get; } = operation;

    public Name? Name { get; } = name;

    public IReadOnlyList<VariableDefinitionNode> Variables { get; } = variables;
}

internal sealed class FragmentDefinitionNode(
    Location location,
    Name name,
    NamedTypeNode typeCondition,
    IReadOnlyList<DirectiveNode> directives,
    SelectionSetNode selectionSet) : ExecutableDefinitionNode(location, directives, selectionSet)
{
    public Name Name { get; } = name;

    public NamedTypeNode TypeCondition { get; } = typeCondition;
}

internal sealed class VariableDefinitionNode(
    Location location,
    VariableNode variable,
    TypeNode type,
    ValueNode? defaultValue,
    IReadOnlyList<DirectiveNode> directives) : Node(location)
{
    public StringValueNode? Description { get; init; }

    public VariableNode Variable { get; } = variable;

    public TypeNode Type { get; } = type;

    public ValueNode? DefaultValue { get; } = defaultValue;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;
}

internal sealed class SelectionSetNode(Location location, IReadOnlyList<SelectionNode> selections) : Node(location)
{
    public IReadOnlyList<SelectionNode> Selections { get; } = selections;
}

internal abstract class SelectionNode(Location location, IReadOnlyList<DirectiveNode> directives) : Node(location)
{
    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;
}

internal sealed class FieldNode(
    Location location,
    Name? alias,
    Name name,
    IReadOnlyList<ArgumentNode> arguments,
    IReadOnlyList<DirectiveNode> directives,
    SelectionSetNode? selectionSet) : SelectionNode(location, directives)
{
    public Name? Alias { get; } = alias;

    public Name Name { get; } = name;

    /// <summary>The alias, or the name when there is none.</summary>
    public string ResponseName => Alias?.Value ?? Name.Value;

    public IReadOnlyList<ArgumentNode> Arguments { get; } = arguments;

    public SelectionSetNode? SelectionSet { get; } = selectionSet;
}

internal sealed class FragmentSpreadNode(Location location, Name name, IReadOnlyList<DirectiveNode> directives) : SelectionNode(location, directives)
{
    public Name Name { get; } = name;
}

internal sealed class InlineFragmentNode(
    Location location,
    NamedTypeNode? typeCondition,
    IReadOnlyList<DirectiveNode> directives,
    SelectionSetNode selectionSet) : SelectionNode(location, directives)
{
    public NamedTypeNode? TypeCondition { get; } = typeCondition;

    public SelectionSetNode SelectionSet { get; } = selectionSet;
}
