namespace Sunomi.Media;

/// <summary>
/// Playlists of a video that is still being made, from its plan and from how much is there: the grid says where every segment will lie,
/// so nothing has to be read. What is listed once stays listed under the same name, as players demand.
/// <para>
/// A player reads the list of renditions once, and the lowest has its opening first. So that who comes that early is not left with it, the
/// others are listed too, by playlists of their own (<see cref="SegmentNames.EarlyPlaylist"/>) in which the lowest lends its opening, for good.
/// Who comes later gets the usual playlists.
/// </para>
/// </summary>
internal static class GrowingPlaylists
{
    /// <summary>Null when there is no playlist of that name while the video grows.</summary>
    /// <param name="name">Relative to the generation's prefix.</param>
    public static PackageFile? Write(EncodePlan plan, string name, Growth growth)
    {
        switch (name)
        {
            case Package.HlsName:
                return Packager.Hls(name, HlsMaster.Write(Video(plan, Pictures(plan, growth), Sounds(plan)), grows: true));
            case Package.DashName:
                // what joins an MPD later is not taken up by players, and a rendition has one header only: the others come with a reload
                var made = Pictures(plan, growth).Where(picture => picture.Playlist == SegmentNames.Playlist);
                var there = Video(
                    plan,
                    [.. made.Select(picture => picture with { Segments = [.. picture.Segments.Take(growth.Segments)] })],
                    [.. Sounds(plan).Select(sound => sound with { Manifest = sound.Manifest with { Segments = [.. sound.Manifest.Segments.Take(growth.Segments)] } })]);
                return Packager.Dash(name, DashManifest.Write(there, growth.Since));
            default:
                return name.Split('/') is [var track, var playlist] ? Track(plan, track, playlist, growth) : null;
        }
    }

    /// <summary>A playlist of <see cref="SegmentNames.EarlyPlaylist"/> when the video is whole; null when it never had one.</summary>
    public static PackageFile? WriteWhole(EncodePlan plan, string name) =>
        name.Split('/') is [var track, SegmentNames.EarlyPlaylist]
            ? Track(plan, track, SegmentNames.EarlyPlaylist, new Growth(PlannedSegments.Count(plan), HasOpening: true, default))
            : null;

    private static PackageFile? Track(EncodePlan plan, string track, string playlist, Growth growth)
    {
        var isEarly = playlist == SegmentNames.EarlyPlaylist;
        if (!isEarly && playlist != SegmentNames.Playlist)
        {
            return null;
        }

        var file = $"{track}/{playlist}";
        if (Listed(plan).FirstOrDefault(rung => rung.Name == track) is { } rung)
        {
            var lowest = plan.Rungs[0];
            var lent = isEarly && rung != lowest && plan is { Opening: { } opening, OpensWithChunk: false } ? (lowest.Name, opening.Segments) : default;
            return isEarly && lent == default || !isEarly && !growth.HasOpening && rung != lowest
                ? null
                : Packager.Hls(file, HlsMedia.Write(PlannedSegments.OfPicture(plan), plan.FrameRate.Timescale, growth.Segments, lent));
        }

        return !isEarly && plan.AudioTracks.Any(sound => sound.Name == track)
            ? Packager.Hls(file, HlsMedia.Write(PlannedSegments.OfSound(plan), AudioArguments.SampleRate, growth.Segments))
            : null;
    }

    // what other codecs will call themselves is only known when they are made
    private static IEnumerable<Rung> Listed(EncodePlan plan) => plan.Rungs.Where(rung => rung.Codec == VideoCodec.H264);

    private static PackagedVideo Video(EncodePlan plan, PackagedPicture[] pictures, PackagedSound[] sounds) =>
        new(plan, pictures, sounds, Texts: [], Tricks: null, Storyboard: null);

    private static PackagedPicture[] Pictures(EncodePlan plan, Growth growth)
    {
        var segments = PlannedSegments.OfPicture(plan);
        return
        [
            .. Listed(plan).Select(rung => new PackagedPicture(
                rung, CodecString.OfRung(rung, plan.Encoder), segments, new Bandwidth(rung.MaxRate, rung.MaxRate))
            {
                Playlist = growth.HasOpening || rung == plan.Rungs[0] ? SegmentNames.Playlist : SegmentNames.EarlyPlaylist,
            }),
        ];
    }

    private static PackagedSound[] Sounds(EncodePlan plan)
    {
        var segments = PlannedSegments.OfSound(plan);
        var rate = plan.Encoder.AudioBitRate;
        var labels = Packager.LabelsOf(plan.AudioTracks);
        return
        [
            .. plan.AudioTracks.Select(track => new PackagedSound(
                track,
                labels[track.Index],
                new AudioManifest(track.Index, AudioArguments.SampleRate, CodecString.Aac, segments),
                new Bandwidth(rate, rate))),
        ];
    }
}
