using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Validation.Rules;

/// <summary>Variables are of input types. https://spec.graphql.org/September2025/#sec-Variables-Are-Input-Types</summary>
internal sealed class VariablesAreInputTypes : Rule
{
    public override void VariableDefinition(VariableDefinitionNode variable)
    {
        if (Context.Schema.TypeFromNode(variable.Type) is { IsInput: false })
        {
            Report($"Variable \"${variable.Variable.Name}\" cannot be non-input type \"{variable.Type}\".", variable.Type.Location);
        }
    }
}
