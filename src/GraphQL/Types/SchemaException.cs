namespace Sunomi.GraphQL.Types;

/// <summary>The schema definition language of the application does not make a valid schema; lists everything that is wrong.</summary>
internal sealed class SchemaException(IReadOnlyList<GraphQLError> errors)
    : Exception($"The GraphQL schema is not valid:{Environment.NewLine}{string.Join(Environment.NewLine, errors.Select(Line))}")
{
    public IReadOnlyList<GraphQLError> Errors { get; } = errors;

    private static string Line(GraphQLError error) =>
        error.Locations.Count == 0 ? $"- {error.Message}" : $"- {error.Message} (line {error.Locations[0].Line}, column {error.Locations[0].Column})";
}
