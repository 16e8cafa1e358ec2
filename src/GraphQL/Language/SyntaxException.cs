namespace Sunomi.GraphQL.Language;

/// <summary>The document is not GraphQL, or is beyond a limit of the parser; says where.</summary>
internal sealed class SyntaxException(string message, Location location, string? code = null) : Exception(message)
{
    /// <summary><see cref="GraphQLError.LimitExceeded"/>, or nothing.</summary>
    public string? Code { get; } = code;

    public Location Location { get; } = location;
}
