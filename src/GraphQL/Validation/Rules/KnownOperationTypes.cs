using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Validation.Rules;

/// <summary>The schema has a root type for each operation. https://spec.graphql.org/September2025/#sec-Operation-Type-Existence</summary>
internal sealed class KnownOperationTypes : Rule
{
    public override void EnterOperation(OperationDefinitionNode operation)
    {
        if (!Context.Schema.RootTypes.ContainsKey(operation.Operation))
        {
            Report($"The {OperationTypes.NameOf(operation.Operation)} operation is not supported by the schema.", operation.Location);
        }
    }
}
