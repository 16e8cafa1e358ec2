using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Tests.Language;

internal static class Literals
{
    /// <summary>A value as it stands in a document.</summary>
    public static ValueNode Parse(string text)
    {
        var document = Parser.Parse($"{{ field(argument: {text}) }}", ParserLimits.Trusted);
        return ((FieldNode)((OperationDefinitionNode)document.Definitions[0]).SelectionSet.Selections[0]).Arguments[0].Value;
    }
}
