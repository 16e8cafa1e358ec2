using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Sunomi.GraphQL.Transports;

/// <summary>The media types of https://graphql.github.io/graphql-over-http/draft/#sec-Media-Types, and that of event streams.</summary>
internal static class MediaTypes
{
    public const string Json = "application/json";
    public const string GraphQLResponse = "application/graphql-response+json";
    public const string EventStream = "text/event-stream";
    public const string Html = "text/html";

    /// <summary>Headers whose outcome is remembered: clients send very few different ones.</summary>
    private const int MaxKnown = 256;

    private static readonly ConcurrentDictionary<string, string> Known = new();

    /// <summary>
    /// The best of what the client accepts; <see cref="Json"/> when it does not say, as clients from before the other type do.
    /// Null when it accepts none.
    /// </summary>
    public static string? Negotiate(HttpRequest request)
    {
        var header = request.Headers.Accept;
        if (header.Count == 0)
        {
            return Json;
        }

        if (header is not [{ } single])
        {
            return Best(header);
        }

        if (!Known.TryGetValue(single, out var best))
        {
            best = Best(header);
            if (best is not null && Known.Count < MaxKnown)
            {
                Known[single] = best;
            }
        }

        return best;
    }

    /// <summary>Whether it is a browser that opens the address: it names HTML, and neither JSON nor an event stream.</summary>
    public static bool WantsPage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var ranges)
        && ranges.Any(range => Is(range, Html) && range.Quality != 0)
        && !ranges.Any(range => Is(range, Json) || Is(range, GraphQLResponse) || Is(range, EventStream));

    /// <summary>Whether a request body is JSON in UTF-8.</summary>
    public static bool IsJsonBody(HttpRequest request) =>
        request.ContentType == Json
        || (MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && Is(type, Json)
            && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase)));

    private static string? Best(StringValues header)
    {
        if (!MediaTypeHeaderValue.TryParseList(header, out var accept))
        {
            return null;
        }

        foreach (var range in accept.OrderByDescending(range => range.Quality ?? 1))
        {
            if (range.Quality == 0 || (range.Charset.HasValue && !range.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)))
            {
                continue;
            }

            if (Is(range, GraphQLResponse))
            {
                return GraphQLResponse;
            }

            if (Is(range, EventStream))
            {
                return EventStream;
            }

            if (range.MatchesAllTypes || Is(range, "application/*") || Is(range, Json))
            {
                return !IsExcluded(Json) ? Json : !IsExcluded(GraphQLResponse) ? GraphQLResponse : null;
            }
        }

        return null;

        bool IsExcluded(string type) => accept.Any(range => range.Quality == 0 && Is(range, type));
    }

    private static bool Is(MediaTypeHeaderValue range, string type) => range.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase);
}
