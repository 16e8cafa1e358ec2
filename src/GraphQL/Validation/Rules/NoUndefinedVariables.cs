using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Validation.Rules;

/// <summary>Variables that are used, in fragments too, are defined by the operation. https://spec.graphql.org/September2025/#sec-All-Variable-Uses-Defined</summary>
internal sealed class NoUndefinedVariables : Rule
{
    public override void LeaveDocument(Document document)
    {
        foreach (var operation in document.Definitions.OfType<OperationDefinitionNode>())
        {
            var defined = operation.Variables.Select(variable => variable.Variable.Name.Value).ToHashSet();
            foreach (var usage in Context.RecursiveUsages(operation).Where(usage => !defined.Contains(usage.Node.Name.Value)))
            {
                var by = operation.Name is { } name ? $" by operation \"{name}\"" : string.Empty;
                Report($"Variable \"${usage.Node.Name}\" is not defined{by}.", usage.Node.Location, operation.Location);
            }
        }
    }
}
