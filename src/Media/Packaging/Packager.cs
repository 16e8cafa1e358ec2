using System.Text;

namespace Sunomi.Media;

/// <summary>Joins what chunks and tracks stored into playlists. Nothing is read or encoded again.</summary>
internal static class Packager
{
    private const string HlsType = "application/vnd.apple.mpegurl";
    private const string DashType = "application/dash+xml";

    /// <exception cref="ArgumentException">A chunk or a track of the plan is missing: nothing is published that cannot be played.</exception>
    public static Package Make(EncodePlan plan, IReadOnlyList<ChunkManifest> chunks, IReadOnlyList<AudioManifest> audio)
    {
        var ordered = chunks.OrderBy(chunk => chunk.Chunk).ToArray();
        if (!ordered.Select(chunk => (chunk.Chunk, chunk.Frames)).SequenceEqual(plan.Chunks.Select(chunk => (chunk.Index, chunk.FrameCount))))
        {
            throw new ArgumentException("The manifests are not those of all chunks of the plan.", nameof(chunks));
        }

        var tracks = audio.OrderBy(track => track.Track).ToArray();
        if (!tracks.Select(track => track.Track).SequenceEqual(plan.AudioTracks.Select(track => track.Index)))
        {
            throw new ArgumentException("The manifests are not those of all audio tracks of the plan.", nameof(audio));
        }

        var pictures = plan.Rungs.Select((rung, index) => Join(rung, [.. ordered.Select(chunk => chunk.Rungs[index])], plan)).ToArray();
        var sounds = tracks
            .Select(track => new PackagedSound(plan.AudioTracks[track.Track], track, Bandwidth.Of(track.Segments, track.Timescale)))
            .ToArray();
        List<PackageFile> files =
        [
            .. pictures.Select(picture => Hls(
                $"{picture.Rung.Name}/{SegmentNames.Playlist}", HlsPlaylists.Media(picture.Segments, plan.FrameRate.Timescale))),
            .. sounds.Select(sound => Hls(
                $"{sound.Track.Name}/{SegmentNames.Playlist}", HlsPlaylists.Media(sound.Manifest.Segments, sound.Manifest.Timescale))),
            Dash(Package.DashName, DashManifest.Write(plan, pictures, sounds)),
            // last: it names the others
            Hls(Package.HlsName, HlsPlaylists.Master(plan, pictures, sounds)),
        ];
        return new Package(files, [.. pictures.Select(picture => Describe(plan, picture, sounds))]);
    }

    /// <summary>What a player needs for a rendition together with the most demanding sound.</summary>
    public static Rendition Describe(EncodePlan plan, PackagedPicture picture, IReadOnlyList<PackagedSound> sounds)
    {
        var sound = new Bandwidth(
            sounds.Select(track => track.Bandwidth.Peak).DefaultIfEmpty(0).Max(),
            sounds.Select(track => track.Bandwidth.Average).DefaultIfEmpty(0).Max());
        var total = picture.Bandwidth + sound;
        var codecs = string.Join(',', sounds.Select(track => track.Manifest.Codecs).Distinct().Prepend(picture.Codecs));
        var rung = picture.Rung;
        return new Rendition(rung.Name, rung.Width, rung.Height, plan.FrameRate.PerSecond, total.Peak, total.Average, codecs);
    }

    private static PackagedPicture Join(Rung rung, RungManifest[] parts, EncodePlan plan)
    {
        if (parts.Any(part => part.Name != rung.Name || part.Codecs != parts[0].Codecs))
        {
            throw new ArgumentException($"The chunks of {rung.Name} do not belong together.", nameof(parts));
        }

        SegmentInfo[] segments = [.. parts.SelectMany(part => part.Segments)];
        return new PackagedPicture(rung, parts[0].Codecs, segments, Bandwidth.Of(segments, plan.FrameRate.Timescale));
    }

    public static PackageFile Hls(string name, string content) => Text(name, HlsType, content);

    public static PackageFile Dash(string name, string content) => Text(name, DashType, content);

    private static PackageFile Text(string name, string contentType, string content) =>
        new(name, contentType, Encoding.UTF8.GetBytes(content));
}
