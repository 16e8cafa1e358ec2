namespace Sunomi.GraphQL.Language;

/// <summary>The document is not GraphQL, or is beyond a limit of the parser; says where.</summary>
internal sealed class SyntaxException(string message, Location location) : Exception(message)
{
    public Location Location { get; } = location;
}
