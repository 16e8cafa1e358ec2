namespace Sunomi.Media;

/// <summary>Stored bytes that a poster is chosen from.</summary>
/// <param name="Init">The rendition's <c>init.mp4</c>.</param>
/// <param name="Segments">Segments of the same rendition in order, gaps allowed; three or four are plenty.</param>
public sealed record PosterFrames(ReadOnlyMemory<byte> Init, IReadOnlyList<ReadOnlyMemory<byte>> Segments);
