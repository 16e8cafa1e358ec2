using System.Text;

namespace Sunomi.Media;

/// <summary>Joins what chunks and tracks stored into playlists. Nothing is read or encoded again.</summary>
internal static class Packager
{
    public const string HlsType = "application/vnd.apple.mpegurl";
    private const string DashType = "application/dash+xml";

    /// <exception cref="ArgumentException">A chunk or a track of the plan is missing: nothing is published that cannot be played.</exception>
    public static Package Make(EncodePlan plan, PackageInput input)
    {
        var video = Join(plan, input);
        List<PackageFile> files =
        [
            .. video.Pictures.Select(picture => Hls(
                $"{picture.Rung.Name}/{SegmentNames.Playlist}", HlsMedia.Write(picture.Segments, plan.FrameRate.Timescale))),
            .. video.Sounds.Select(sound => Hls(
                $"{sound.Track.Name}/{SegmentNames.Playlist}", HlsMedia.Write(sound.Manifest.Segments, sound.Manifest.Timescale))),
        ];
        if (video.Tricks is { } tricks)
        {
            files.Add(Hls($"{SegmentNames.Tricks}/{SegmentNames.Playlist}", HlsTricks.Write(tricks, plan.FrameRate.Timescale)));
        }

        if (video.Storyboard is { } storyboard)
        {
            files.Add(Hls($"{SegmentNames.Storyboard}/{SegmentNames.Playlist}", HlsImages.Write(storyboard, plan)));
        }

        files.Add(Dash(Package.DashName, DashManifest.Write(video)));
        // last: it names the others
        files.Add(Hls(Package.HlsName, HlsMaster.Write(video)));
        return new Package(files, [.. video.Pictures.Select(video.Describe)]);
    }

    public static string[] LabelsOf(IReadOnlyList<AudioTrack> tracks) =>
        TrackLabels.For(tracks, track => track.Title, track => track.Language, "Sound");

    private static PackagedVideo Join(EncodePlan plan, PackageInput input)
    {
        var chunks = input.Chunks.OrderBy(chunk => chunk.Chunk).ToArray();
        if (!chunks.Select(chunk => (chunk.Chunk, chunk.Frames)).SequenceEqual(plan.Encodes.Select(chunk => (chunk.Index, chunk.FrameCount))))
        {
            throw new ArgumentException("The manifests are not those of all chunks of the plan.", nameof(input));
        }

        var tracks = input.Audio.OrderBy(track => track.Track).ToArray();
        if (!tracks.Select(track => track.Track).SequenceEqual(plan.AudioTracks.Select(track => track.Index)))
        {
            throw new ArgumentException("The manifests are not those of all audio tracks of the plan.", nameof(input));
        }

        var labels = LabelsOf(plan.AudioTracks);
        var texts = TrackLabels.For(input.Texts, track => track.Title, track => track.Language, "Subtitles");
        return new PackagedVideo(
            plan,
            [.. plan.Rungs.Select(rung => Picture(rung, ChunkManifest.Of(rung, chunks), plan))],
            [.. tracks.Select(track => new PackagedSound(plan.AudioTracks[track.Track], labels[track.Track], track, Bandwidth.Of(track.Segments, track.Timescale)))],
            [.. input.Texts.Zip(texts, (track, label) => new PackagedText(track, label))],
            Tricks(ChunkManifest.Of(plan.Rungs[0], chunks), plan),
            input.Storyboard);
    }

    private static PackagedPicture Picture(Rung rung, RungManifest[] parts, EncodePlan plan)
    {
        SegmentInfo[] segments = [.. parts.SelectMany(part => part.Segments)];
        if (parts.Any(part => part.Codecs != parts[0].Codecs)
            || !segments.Select(segment => segment.Number).SequenceEqual(Enumerable.Range(1, PlannedSegments.Count(plan))))
        {
            throw new ArgumentException($"The chunks of {rung.Name} do not belong together.", nameof(parts));
        }

        return new PackagedPicture(rung, parts[0].Codecs, segments, Bandwidth.Of(segments, plan.FrameRate.Timescale));
    }

    private static PackagedTricks? Tricks(RungManifest[] lowest, EncodePlan plan)
    {
        TrickSegment[] segments = [.. lowest.Select(part => part.Tricks).OfType<TrickSegment>()];
        return segments.Length == lowest.Length
            ? new PackagedTricks(plan.Rungs[0], lowest[0].Codecs, segments, Bandwidth.Of([.. segments.SelectMany(part => part.Frames)], plan.FrameRate.Timescale))
            : null;
    }

    public static PackageFile Hls(string name, string content) => Text(name, HlsType, content);

    public static PackageFile Dash(string name, string content) => Text(name, DashType, content);

    private static PackageFile Text(string name, string contentType, string content) =>
        new(name, contentType, Encoding.UTF8.GetBytes(content));
}
