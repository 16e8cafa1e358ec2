using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Validation;

/// <summary>Refuses <c>__schema</c> and <c>__type</c> where introspection is off; <c>__typename</c> stays.</summary>
internal static class IntrospectionSwitch
{
    public static IReadOnlyList<GraphQLError> Check(Document document)
    {
        var errors = new List<GraphQLError>();
        var open = new Stack<SelectionSetNode>(document.Definitions.OfType<ExecutableDefinitionNode>().Select(definition => definition.SelectionSet));
        while (open.TryPop(out var selectionSet))
        {
            foreach (var selection in selectionSet.Selections)
            {
                if (selection is FieldNode { Name.Value: "__schema" or "__type" } field)
                {
                    errors.Add(GraphQLError.At($"Introspection is off: \"{field.Name}\" is not answered.", field.Location));
                }

                if ((selection is FieldNode parent ? parent.SelectionSet : (selection as InlineFragmentNode)?.SelectionSet) is { } inner)
                {
                    open.Push(inner);
                }
            }
        }

        return errors;
    }
}
