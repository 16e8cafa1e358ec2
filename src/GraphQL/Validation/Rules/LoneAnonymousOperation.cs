using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Validation.Rules;

/// <summary>An operation without a name is the only one. https://spec.graphql.org/September2025/#sec-Lone-Anonymous-Operation</summary>
internal sealed class LoneAnonymousOperation : Rule
{
    public override void EnterDocument(Document document)
    {
        var operations = document.Definitions.OfType<OperationDefinitionNode>().ToList();
        foreach (var operation in operations.Where(operation => operation.Name is null && operations.Count > 1))
        {
            Report("This anonymous operation must be the only defined operation.", operation.Location);
        }
    }
}
