using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Validation;

/// <summary>
/// One rule of section 5. The walk calls it for every part of an executable document, with the types known in the context.
/// An instance serves one validation.
/// </summary>
internal abstract class Rule
{
    public required ValidationContext Context { get; init; }

    public virtual void EnterDocument(Document document)
    {
    }

    public virtual void LeaveDocument(Document document)
    {
    }

    public virtual void EnterOperation(OperationDefinitionNode operation)
    {
    }

    public virtual void LeaveOperation(OperationDefinitionNode operation)
    {
    }

    public virtual void EnterFragment(FragmentDefinitionNode fragment)
    {
    }

    public virtual void VariableDefinition(VariableDefinitionNode variable)
    {
    }

    /// <summary>Of an operation, field, or fragment definition; inline fragments are part of the selection set around them.</summary>
    public virtual void EnterSelectionSet(SelectionSetNode selectionSet)
    {
    }

    public virtual void EnterField(FieldNode field)
    {
    }

    public virtual void FragmentSpread(FragmentSpreadNode spread)
    {
    }

    public virtual void EnterInlineFragment(InlineFragmentNode fragment)
    {
    }

    public virtual void Directives(IReadOnlyList<DirectiveNode> directives, DirectiveLocation location)
    {
    }

    public virtual void Arguments(Node owner, IReadOnlyList<ArgumentNode> arguments)
    {
    }

    public virtual void NamedType(NamedTypeNode type)
    {
    }

    /// <summary>A whole value: of an argument or a variable's default.</summary>
    public virtual void Value(ValueNode value)
    {
    }

    protected void Report(string message, params ReadOnlySpan<Location> locations) => Context.Report(GraphQLError.At(message, locations));
}
