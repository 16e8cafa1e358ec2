using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Sunomi.Media;

/// <summary>
/// The media work behind one door: look at a source, encode its parts, name them in playlists. Holds no state between calls and may be
/// used from many threads. Every call ends its processes and removes its temporary files before it returns, however it ends.
/// </summary>
public sealed class MediaPipeline(IOptions<MediaOptions> options, ILogger<MediaPipeline> logger)
{
    /// <summary>Looks at the source and decides what to make of it. Stores nothing.</summary>
    /// <exception cref="MediaException">The source could not be reached.</exception>
    public Task<PlanResult> Plan(MediaSource source, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{options.Value.Ffprobe} {source} {logger} {cancellationToken}");

    /// <summary>Encodes one chunk in all renditions with one process and stores the segments while it runs.</summary>
    /// <param name="progress">Called from any thread, one call at a time.</param>
    /// <exception cref="MediaException">The chunk could not be made whole; segments that were stored may stay and be put again.</exception>
    public Task<ChunkManifest> EncodeChunk(
        EncodePlan plan, int chunk, MediaSource source, ISegmentSink sink, Action<EncodeProgress> progress, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{options.Value.Ffmpeg} {plan} {chunk} {source} {sink} {progress} {cancellationToken}");

    /// <summary>Encodes one audio track of the whole video as AAC stereo at 48 kHz.</summary>
    /// <inheritdoc cref="EncodeChunk"/>
    public Task<AudioManifest> EncodeAudio(
        EncodePlan plan, int track, MediaSource source, ISegmentSink sink, Action<EncodeProgress> progress, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{options.Value.Ffmpeg} {plan} {track} {source} {sink} {progress} {cancellationToken}");

    /// <summary>Picks a telling frame and makes a JPEG of it, at most as large as the rendition.</summary>
    /// <param name="frames">Segments of <see cref="EncodePlan.PosterRung"/>.</param>
    public Task<byte[]> MakePoster(EncodePlan plan, PosterFrames frames, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{options.Value.Ffmpeg} {plan} {frames} {cancellationToken}");

    /// <summary>Writes the playlists over what was stored. Pure: the same manifests give the same bytes.</summary>
    public Package Package(EncodePlan plan, IReadOnlyList<ChunkManifest> chunks, IReadOnlyList<AudioManifest> audio) =>
        throw new NotSupportedException($"{options.Value.Ffmpeg} {plan} {chunks} {audio}");
}
