namespace Sunomi.Media;

/// <summary>All that was made of a video, for <see cref="MediaPipeline.Package"/>.</summary>
/// <param name="Chunks">Of all <see cref="EncodePlan.Encodes"/>, in any order.</param>
/// <param name="Audio">Of all audio tracks of the plan, in any order.</param>
public sealed record PackageInput(IReadOnlyList<ChunkManifest> Chunks, IReadOnlyList<AudioManifest> Audio)
{
    /// <summary>Null when none was made: a video is not withheld for want of it.</summary>
    public Storyboard? Storyboard { get; init; }

    /// <summary>Subtitles and captions; their playlists are already stored.</summary>
    public IReadOnlyList<TextTrack> Texts { get; init; } = [];
}

/// <summary>Subtitles or captions in one language as players are offered them. Stored are <c>{Folder}/all.vtt</c>, segments and <c>{Folder}/playlist.m3u8</c>.</summary>
/// <param name="Folder">Relative to the master playlist; may lead out of the generation: <c>../captions/…</c>.</param>
/// <param name="Language">BCP 47, null when it is not known.</param>
/// <param name="Title">Null to show the language.</param>
/// <param name="IsForced">Only what is needed to follow the picture, such as signs in a foreign script.</param>
/// <param name="DescribesSounds">For those who do not hear.</param>
/// <param name="Segments">In milliseconds.</param>
/// <param name="Bytes">Of the whole.</param>
public sealed record TextTrack(
    string Folder,
    string? Language,
    string? Title,
    bool IsDefault,
    bool IsForced,
    bool DescribesSounds,
    IReadOnlyList<SegmentInfo> Segments,
    long Bytes);

/// <summary>Small pictures of the whole video, tiled into sheets: <c>storyboard/00001.jpg</c> and on, and <c>storyboard/index.vtt</c> that says which tile is when.</summary>
/// <param name="TileWidth">Pixels.</param>
/// <param name="Count">Tiles that show something; the last sheet may have empty ones behind them.</param>
/// <param name="IntervalFrames">Frames of the video from one tile to the next.</param>
/// <param name="SheetBytes">Size of each sheet, in order.</param>
public sealed record Storyboard(
    int TileWidth, int TileHeight, int Columns, int Rows, int Count, long IntervalFrames, IReadOnlyList<long> SheetBytes)
{
    internal int PerSheet => Columns * Rows;
}
