namespace Sunomi.Media;

/// <summary>What of a video is there while the rest is still being made.</summary>
/// <param name="Segments">So many from the start, of every rendition and sound track; at least 1.</param>
/// <param name="HasOpening">False: above the lowest rendition the opening is still missing.</param>
/// <param name="Since">When the first of it could be played.</param>
public readonly record struct Growth(int Segments, bool HasOpening, DateTimeOffset Since);
