namespace Sunomi.GraphQL;

/// <summary>
/// An error that the caller of the API may read as it is: its message, and its code as <c>extensions.code</c>.
/// Thrown by a resolver it becomes the error of that field; any other exception is masked and logged.
/// </summary>
public sealed class GraphQLException(string message, string? code = null, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>For programs, in SCREAMING_CASE; null leaves <c>extensions.code</c> out.</summary>
    public string? Code { get; } = code;

    /// <summary>Further members of the error's <c>extensions</c>; values are strings, numbers or booleans.</summary>
    public IReadOnlyDictionary<string, object?> Extensions { get; init; } = new Dictionary<string, object?>();
}
