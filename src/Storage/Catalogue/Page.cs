namespace Sunomi.Storage.Catalogue;

/// <summary>A page of a list, as the connections of the public contract want it.</summary>
/// <param name="HasNext">there is more of the list after the last edge</param>
/// <param name="HasPrevious">there is more of the list before the first edge</param>
/// <param name="Total">of the whole list</param>
public sealed record Page<T>(IReadOnlyList<Edge<T>> Edges, bool HasNext, bool HasPrevious, long Total);

/// <param name="Cursor">opaque</param>
public sealed record Edge<T>(string Cursor, T Node);
