using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Validation.Rules;

/// <summary>Variables of an operation have different names. https://spec.graphql.org/September2025/#sec-Variable-Uniqueness</summary>
internal sealed class UniqueVariableNames : Rule
{
    public override void EnterOperation(OperationDefinitionNode operation)
    {
        foreach (var same in operation.Variables.GroupBy(variable => variable.Variable.Name.Value).Where(same => same.Count() > 1))
        {
            Report($"There can be only one variable named \"${same.Key}\".", [.. same.Select(variable => variable.Variable.Name.Location)]);
        }
    }
}
