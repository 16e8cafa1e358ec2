using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Validation.Rules;

/// <summary>Variables that are defined are used. https://spec.graphql.org/September2025/#sec-All-Variables-Used</summary>
internal sealed class NoUnusedVariables : Rule
{
    public override void LeaveDocument(Document document)
    {
        foreach (var operation in document.Definitions.OfType<OperationDefinitionNode>())
        {
            var used = Context.RecursiveUsages(operation).Select(usage => usage.Node.Name.Value).ToHashSet();
            foreach (var variable in operation.Variables.Where(variable => !used.Contains(variable.Variable.Name.Value)))
            {
                var by = operation.Name is { } name ? $" in operation \"{name}\"" : string.Empty;
                Report($"Variable \"${variable.Variable.Name}\" is never used{by}.", variable.Location);
            }
        }
    }
}
