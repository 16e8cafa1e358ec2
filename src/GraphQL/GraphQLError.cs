using Sunomi.GraphQL.Execution;
using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL;

/// <summary>One entry of <c>errors</c>, https://spec.graphql.org/September2025/#sec-Errors.</summary>
internal sealed record GraphQLError(string Message)
{
    /// <summary>Messages of the engine quote the caller, whose names and values have any length: what is longer than this is cut.</summary>
    internal const int LongestMessage = 1_000;

    /// <summary>The code of what is refused only because it is too much; the message names the limit.</summary>
    internal const string LimitExceeded = "LIMIT_EXCEEDED";

    public IReadOnlyList<Location> Locations { get; init; } = [];

    /// <summary>Response names and list indices (int); null for errors of the request.</summary>
    public IReadOnlyList<object>? Path { get; init; }

    public string? Code { get; init; }

    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }

    public static GraphQLError At(string message, params ReadOnlySpan<Location> locations) => new(Shorten(message)) { Locations = locations.ToArray() };

    public static GraphQLError At(string message, IEnumerable<Node?> nodes) =>
        new(Shorten(message)) { Locations = [.. nodes.OfType<Node>().Select(node => node.Location)] };

    public static GraphQLError Of(SyntaxException exception) => At(exception.Message, exception.Location) with { Code = exception.Code };

    public static GraphQLError Of(CoercionException exception) => exception.Location is { } place ? At(exception.Message, place) : At(exception.Message);

    private static string Shorten(string message) => message.Length <= LongestMessage ? message : $"{message[..LongestMessage]}…";
}
