using Microsoft.Extensions.Logging;

namespace Sunomi.GraphQL.Execution;

/// <summary>What the caller sees of an exception: those that are meant for it as they are, of the others an id that the log has.</summary>
internal sealed partial class ErrorPolicy(ILogger logger)
{
    public GraphQLError Describe(Exception exception, FieldPlan field, IReadOnlyList<object> path)
    {
        switch (exception)
        {
            case GraphQLException own:
                return new(own.Message) { Locations = [.. field.Locations], Path = path, Code = own.Code, Extensions = own.Extensions };
            case CoercionException coercion:
                return new(coercion.Message) { Locations = coercion.Location is { } place ? [place] : [.. field.Locations], Path = path };
            case InsufficientExecutionStackException:
                return new("The answer is nested too deep.") { Locations = [.. field.Locations], Path = path };
        }

        var id = Guid.NewGuid().ToString("N");
        LogFailure(exception, id, field.Definition.ToString());
        return new($"Internal error {id}.") { Locations = [.. field.Locations], Path = path, Code = "INTERNAL" };
    }

    [LoggerMessage(LogLevel.Error, "Resolver of {Field} failed; the caller was told error id {ErrorId}")]
    private partial void LogFailure(Exception exception, string errorId, string field);
}
