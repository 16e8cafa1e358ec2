namespace Sunomi.Media;

/// <summary>A rendition of the picture with all its segments in order, and what it costs a player.</summary>
internal sealed record PackagedPicture(Rung Rung, string Codecs, IReadOnlyList<SegmentInfo> Segments, Bandwidth Bandwidth)
{
    /// <summary>Name of its playlist in its folder.</summary>
    public string Playlist { get; init; } = SegmentNames.Playlist;
}

/// <summary>A sound track with all its segments in order.</summary>
internal sealed record PackagedSound(AudioTrack Track, string Label, AudioManifest Manifest, Bandwidth Bandwidth);

/// <summary>A text track and what it is called.</summary>
internal sealed record PackagedText(TextTrack Track, string Label);

/// <summary>The keyframes of the lowest rendition.</summary>
internal sealed record PackagedTricks(Rung Rung, string Codecs, IReadOnlyList<TrickSegment> Segments, Bandwidth Bandwidth);

/// <summary>All that playlists and manifests tell of.</summary>
internal sealed record PackagedVideo(
    EncodePlan Plan,
    IReadOnlyList<PackagedPicture> Pictures,
    IReadOnlyList<PackagedSound> Sounds,
    IReadOnlyList<PackagedText> Texts,
    PackagedTricks? Tricks,
    Storyboard? Storyboard)
{
    /// <summary>What a player needs for a rendition together with the most demanding sound.</summary>
    public Rendition Describe(PackagedPicture picture)
    {
        var sound = new Bandwidth(
            Sounds.Select(track => track.Bandwidth.Peak).DefaultIfEmpty(0).Max(),
            Sounds.Select(track => track.Bandwidth.Average).DefaultIfEmpty(0).Max());
        var total = picture.Bandwidth + sound;
        var codecs = string.Join(',', Sounds.Select(track => track.Manifest.Codecs).Distinct().Prepend(picture.Codecs));
        var rung = picture.Rung;
        return new Rendition(rung.Name, rung.Width, rung.Height, Plan.FrameRate.PerSecond, total.Peak, total.Average, codecs);
    }
}
