using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL;

/// <summary>One entry of <c>errors</c>, https://spec.graphql.org/September2025/#sec-Errors.</summary>
internal sealed record GraphQLError(string Message)
{
    public IReadOnlyList<Location> Locations { get; init; } = [];

    /// <summary>Response names and list indices (int); null for errors of the request.</summary>
    public IReadOnlyList<object>? Path { get; init; }

    public string? Code { get; init; }

    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }

    public static GraphQLError At(string message, params ReadOnlySpan<Location> locations) => new(message) { Locations = locations.ToArray() };

    public static GraphQLError At(string message, IEnumerable<Node?> nodes) =>
        new(message) { Locations = [.. nodes.OfType<Node>().Select(node => node.Location)] };
}
