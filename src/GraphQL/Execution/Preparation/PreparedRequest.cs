using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Execution;

/// <summary>An operation with its variables, ready to execute, or the request errors instead.</summary>
internal sealed class PreparedRequest
{
    public PreparedRequest(IReadOnlyList<GraphQLError> errors) => Errors = errors;

    public PreparedRequest(PreparedOperation operation, OperationPlan plan, VariableValues variables)
    {
        Operation = operation.Operation.Operation;
        Name = operation.Operation.Name?.Value;
        Plan = plan;
        Variables = variables;
    }

    public IReadOnlyList<GraphQLError> Errors { get; } = [];

    public OperationType Operation { get; }

    /// <summary>The operation's name in its document.</summary>
    public string? Name { get; }

    public OperationPlan? Plan { get; }

    public VariableValues? Variables { get; }

    /// <summary>Of a subscription, whether the response to an event is the same for all who sent this operation with these variables.</summary>
    public bool IsSameForAll { get; init; }

    /// <summary>The variables as they were sent, where <see cref="IsSameForAll"/>.</summary>
    public string VariablesText { get; init; } = string.Empty;
}
