using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Sunomi.GraphQL.Transports;

/// <summary>The media types of https://graphql.github.io/graphql-over-http/draft/#sec-Media-Types.</summary>
internal static class MediaTypes
{
    public const string Json = "application/json";
    public const string GraphQLResponse = "application/graphql-response+json";

    /// <summary>
    /// The best of what the client accepts; <see cref="Json"/> when it does not say, as clients from before the other type do.
    /// Null when it accepts neither.
    /// </summary>
    public static string? Negotiate(HttpRequest request)
    {
        var accept = request.GetTypedHeaders().Accept;
        if (accept.Count == 0)
        {
            return request.Headers.Accept.Count == 0 ? Json : null;
        }

        foreach (var range in accept.OrderByDescending(range => range.Quality ?? 1))
        {
            if (range.Quality == 0 || (range.Charset.HasValue && !range.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)))
            {
                continue;
            }

            if (range.MediaType.Equals(GraphQLResponse, StringComparison.OrdinalIgnoreCase))
            {
                return GraphQLResponse;
            }

            if (range.MatchesAllTypes || range.MediaType.Equals("application/*", StringComparison.Ordinal) || range.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase))
            {
                return Json;
            }
        }

        return null;
    }

    /// <summary>Whether a request body is JSON in UTF-8.</summary>
    public static bool IsJsonBody(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase));
}
