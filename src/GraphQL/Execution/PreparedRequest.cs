using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Execution;

/// <summary>An operation with its variables, ready to execute, or the request errors instead.</summary>
internal sealed class PreparedRequest
{
    public PreparedRequest(IReadOnlyList<GraphQLError> errors) => Errors = errors;

    public PreparedRequest(PreparedOperation operation, OperationPlan plan, VariableValues variables)
    {
        Operation = operation.Operation.Operation;
        Plan = plan;
        Variables = variables;
    }

    public IReadOnlyList<GraphQLError> Errors { get; } = [];

    public OperationType Operation { get; }

    public OperationPlan? Plan { get; }

    public VariableValues? Variables { get; }
}
