namespace Sunomi.Media;

/// <summary>A rendition of the picture with all its segments in order, and what it costs a player.</summary>
internal sealed record PackagedPicture(Rung Rung, string Codecs, IReadOnlyList<SegmentInfo> Segments, Bandwidth Bandwidth)
{
    /// <summary>Name of its playlist in its folder.</summary>
    public string Playlist { get; init; } = SegmentNames.Playlist;
}

/// <summary>A sound track with all its segments in order.</summary>
internal sealed record PackagedSound(AudioTrack Track, AudioManifest Manifest, Bandwidth Bandwidth);
