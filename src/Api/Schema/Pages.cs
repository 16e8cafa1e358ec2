using Sunomi.GraphQL;
using Sunomi.Storage.Catalogue;

namespace Sunomi.Schema;

/// <summary>Between the arguments of lists and the pages of the catalogue.</summary>
internal static class Pages
{
    /// <param name="last">when given, <paramref name="first"/> is only the schema's default and does not count</param>
    /// <exception cref="GraphQLException">INVALID: the page cannot be had; the message says why.</exception>
    public static PageRequest Request(int? first, string? after, int? last = null, string? before = null)
    {
        var outcome = PageRequest.Create(last is null ? first : null, after, last, before);
        return outcome.Value ?? throw new GraphQLException(string.Join(' ', outcome.Problems.Select(problem => problem.Message)), "INVALID");
    }

    public static Connection<T> Show<T>(Page<T> page) => new(
        page.Edges,
        new PageInfo(page.HasNext, page.HasPrevious, page.Edges.Count > 0 ? page.Edges[0].Cursor : null, page.Edges.Count > 0 ? page.Edges[^1].Cursor : null),
        page.Total);
}
