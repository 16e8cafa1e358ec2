using Sunomi.GraphQL.Language;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Execution;

/// <summary>A variable of an operation with its type looked up.</summary>
internal sealed record VariablePlan(VariableDefinitionNode Node, GraphQLType Type)
{
    public string Name => Node.Variable.Name.Value;
}
