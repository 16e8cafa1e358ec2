using Sunomi.GraphQL.Language;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Validation.Rules;

/// <summary>Variables fit the places where they are used. https://spec.graphql.org/September2025/#sec-All-Variable-Usages-Are-Allowed</summary>
internal sealed class VariablesInAllowedPosition : Rule
{
    public override void LeaveDocument(Document document)
    {
        foreach (var operation in document.Definitions.OfType<OperationDefinitionNode>())
        {
            var definitions = new Dictionary<string, VariableDefinitionNode>();
            foreach (var variable in operation.Variables)
            {
                definitions[variable.Variable.Name.Value] = variable;
            }

            foreach (var usage in Context.RecursiveUsages(operation))
            {
                if (definitions.TryGetValue(usage.Node.Name.Value, out var definition))
                {
                    Check(usage, definition);
                }
            }
        }
    }

    private void Check(VariableUsage usage, VariableDefinitionNode definition)
    {
        if (usage.Type is not { } expected || Context.Schema.TypeFromNode(definition.Type) is not { } type)
        {
            return;
        }

        if (!IsVariableUsageAllowed(definition, type, expected, usage.HasDefault))
        {
            Report($"Variable \"${usage.Node.Name}\" of type \"{type}\" used in position expecting type \"{expected}\".", definition.Location, usage.Node.Location);
        }

        if (usage.Owner is { IsOneOf: true } owner && type is not NonNullType)
        {
            Report($"Variable \"${usage.Node.Name}\" is of type \"{type}\" but must be non-nullable to be used for OneOf Input Object \"{owner}\".", definition.Location, usage.Node.Location);
        }
    }

    // IsVariableUsageAllowed(variableDefinition, variableUsage)
    private bool IsVariableUsageAllowed(VariableDefinitionNode definition, GraphQLType type, GraphQLType expected, bool hasLocationDefault)
    {
        if (expected is NonNullType nonNull && type is not NonNullType)
        {
            return (definition.DefaultValue is not (null or NullValueNode) || hasLocationDefault) && Context.Schema.IsSubType(type, nonNull.Inner);
        }

        return Context.Schema.IsSubType(type, expected);
    }
}
