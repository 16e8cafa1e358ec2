using Sunomi.Storage.Catalogue;

namespace Sunomi.Schema;

/// <summary>A page of a list in the shape of the contract's connections.</summary>
internal sealed record Connection<T>(IReadOnlyList<Edge<T>> Edges, PageInfo PageInfo, long TotalCount)
{
    public IEnumerable<T> Nodes => Edges.Select(edge => edge.Node);
}

internal sealed record PageInfo(bool HasNextPage, bool HasPreviousPage, string? StartCursor, string? EndCursor);
