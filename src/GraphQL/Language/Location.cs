namespace Sunomi.GraphQL.Language;

/// <summary>A place in a document. Both count from 1; columns count UTF-16 units, a byte order mark included.</summary>
internal readonly record struct Location(int Line, int Column);
