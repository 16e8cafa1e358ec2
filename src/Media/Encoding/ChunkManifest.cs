namespace Sunomi.Media;

/// <summary>What <see cref="MediaPipeline.EncodeChunk"/> stored.</summary>
/// <param name="Chunk">Index of the <see cref="VideoChunk"/>.</param>
/// <param name="Rungs">Those that it made anything of, in any order.</param>
public sealed record ChunkManifest(int Chunk, long Frames, IReadOnlyList<RungManifest> Rungs)
{
    /// <summary>What all of them have of one rendition, in order.</summary>
    internal static RungManifest[] Of(Rung rung, IEnumerable<ChunkManifest> chunks) =>
        [.. chunks.OrderBy(chunk => chunk.Chunk).SelectMany(chunk => chunk.Rungs).Where(made => made.Name == rung.Name)];
}

/// <summary>One rendition of a chunk.</summary>
/// <param name="Codecs">RFC 6381, such as <c>avc1.64001f</c>.</param>
/// <param name="Tricks">Its keyframes once more, for the lowest rendition; null for the others.</param>
public sealed record RungManifest(string Name, string Codecs, IReadOnlyList<SegmentInfo> Segments, TrickSegment? Tricks = null);

/// <summary>The keyframes of a chunk in one object, for winding and for the storyboard; its name is <c>trick/{Number:00000}.m4s</c>.</summary>
/// <param name="Number">Of the chunk, counted from 1; 0 for an opening before the first.</param>
public sealed record TrickSegment(int Number, IReadOnlyList<TrickFrame> Frames);

/// <summary>One keyframe as a fragment that is decoded alone.</summary>
/// <param name="Start">Ticks, as of the rendition.</param>
/// <param name="Duration">Ticks to the next keyframe.</param>
/// <param name="Offset">First byte in the object.</param>
public sealed record TrickFrame(long Start, long Duration, long Offset, long Bytes);

/// <summary>What <see cref="MediaPipeline.EncodeAudio"/> stored.</summary>
/// <param name="Timescale">Ticks a second, here the sample rate.</param>
/// <param name="Codecs">RFC 6381, such as <c>mp4a.40.2</c>.</param>
public sealed record AudioManifest(int Track, int Timescale, string Codecs, IReadOnlyList<SegmentInfo> Segments);

/// <summary>One stored segment; its name is <c>{rendition}/{Number:00000}.m4s</c>.</summary>
/// <param name="Number">Counted from 1 over the whole video.</param>
/// <param name="Start">Decode time of its first sample in ticks.</param>
/// <param name="Duration">Ticks.</param>
/// <param name="Bytes">Size of the object.</param>
public sealed record SegmentInfo(int Number, long Start, long Duration, long Bytes);
