using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Sunomi.Media;

/// <summary>
/// The media work behind one door: look at a source, encode its parts, name them in playlists. Holds no state between calls and may be
/// used from many threads. Every call, but <see cref="BeginAudio"/>, ends its processes and removes its temporary files before it returns, however it ends.
/// </summary>
public sealed class MediaPipeline
{
    /// <summary>Hours of encoding give way to what somebody waits for: probes, openings, sound, and the rest of the host.</summary>
    private const int BulkNiceness = 10;

    private readonly EncodePlanner planner;
    private readonly ArrivingPlanner arriving;
    private readonly ChunkEncoder pictures;
    private readonly AudioEncoder sounds;
    private readonly SubtitleExtractor subtitles;
    private readonly StillsMaker stills;
    private readonly PictureMaker pictureFiles;

    /// <summary>Also removes what a killed process left in <see cref="MediaOptions.Scratch"/>.</summary>
    public MediaPipeline(IOptions<MediaOptions> options, ILogger<MediaPipeline> logger)
    {
        var settings = options.Value;
        var runner = new ProcessRunner(logger);
        var prober = new Prober(settings, runner);
        planner = new EncodePlanner(settings, prober, new QualityProbe(settings, runner));
        arriving = new ArrivingPlanner(settings, prober, planner);
        pictures = new ChunkEncoder(settings, runner);
        sounds = new AudioEncoder(settings, runner);
        subtitles = new SubtitleExtractor(settings, runner);
        var encoder = new StillEncoder(settings, runner);
        stills = new StillsMaker(settings, encoder);
        pictureFiles = new PictureMaker(settings, encoder);
        ScratchFolder.Sweep(settings.Scratch);
    }

    /// <summary>Looks at the source and decides what to make of it. Stores nothing.</summary>
    /// <exception cref="MediaException">The source could not be reached.</exception>
    public Task<PlanResult> Plan(MediaSource source, CancellationToken cancellationToken) => planner.Plan(source, cancellationToken);

    /// <summary>The same for a file of which only the beginning is there, where that tells all that the whole file would. Stores nothing.</summary>
    /// <param name="part">A local file, which may grow meanwhile.</param>
    /// <param name="size">Bytes that the whole file will have.</param>
    public Task<ArrivingPlan> PlanArriving(MediaSource part, long size, CancellationToken cancellationToken) =>
        arriving.Plan(part, size, cancellationToken);

    /// <summary>Encodes one chunk, but for what the opening is of it, with one process and stores the segments while it runs.</summary>
    /// <param name="chunk">Index in <see cref="EncodePlan.Chunks"/>.</param>
    /// <param name="progress">Called from any thread, one call at a time.</param>
    /// <exception cref="MediaException">The chunk could not be made whole; segments that were stored may stay and be put again.</exception>
    public async Task<ChunkManifest> EncodeChunk(
        EncodePlan plan, int chunk, MediaSource source, ISegmentSink sink, Action<EncodeProgress> progress, CancellationToken cancellationToken) =>
        (await pictures.Encode(plan, plan.Chunks[chunk], plan.PartsOf(chunk), [], source, sink, progress, BulkNiceness, cancellationToken)).Pictures;

    /// <summary>Encodes the opening, ahead of all chunks that this machine encodes.</summary>
    /// <inheritdoc cref="EncodeChunk"/>
    public async Task<ChunkManifest> EncodeOpening(
        EncodePlan plan, MediaSource source, ISegmentSink sink, Action<EncodeProgress> progress, CancellationToken cancellationToken) =>
        (await pictures.Encode(plan, plan.OpeningChunk, plan.OpeningParts, [], source, sink, progress, niceness: 0, cancellationToken)).Pictures;

    /// <summary>
    /// Encodes the opening, and with the same process all the sound of the whole video: the segments that <see cref="EncodeAudio"/> makes. For
    /// videos with little of it.
    /// </summary>
    /// <inheritdoc cref="EncodeChunk"/>
    public Task<(ChunkManifest Pictures, IReadOnlyList<AudioManifest> Sounds)> EncodeOpeningWithSound(
        EncodePlan plan, MediaSource source, ISegmentSink sink, Action<EncodeProgress> progress, CancellationToken cancellationToken) =>
        pictures.Encode(plan, plan.OpeningChunk, plan.OpeningParts, plan.AudioTracks, source, sink, progress, niceness: 0, cancellationToken);

    /// <summary>Encodes one audio track of the whole video as AAC stereo at 48 kHz.</summary>
    /// <param name="track">Index in <see cref="EncodePlan.AudioTracks"/>.</param>
    /// <inheritdoc cref="EncodeChunk"/>
    public Task<AudioManifest> EncodeAudio(
        EncodePlan plan, int track, MediaSource source, ISegmentSink sink, Action<EncodeProgress> progress, CancellationToken cancellationToken) =>
        sounds.Encode(plan, plan.AudioTracks[track], source, sink, progress, cancellationToken);

    /// <summary>Begins to encode one audio track of a file that still arrives, from its first byte; the caller brings the bytes, and disposes of it.</summary>
    /// <param name="plan">Of <see cref="PlanArriving"/>.</param>
    /// <param name="track">Index in <see cref="EncodePlan.AudioTracks"/>.</param>
    /// <param name="sink">Used until the result is disposed of.</param>
    public GrowingSound BeginAudio(EncodePlan plan, int track, ISegmentSink sink) => sounds.Begin(plan, plan.AudioTracks[track], sink);

    /// <summary>One of the playlists of a video that is still being made. Pure. Null when it has none of that name.</summary>
    /// <param name="name">As of <see cref="PackageFile"/>, or of a playlist that another one of these names.</param>
    /// <param name="growth">Null when the video is whole: it may still be played by playlists that were begun before.</param>
    public static PackageFile? PlaylistOf(EncodePlan plan, string name, Growth? growth) =>
        growth is { } grown ? GrowingPlaylists.Write(plan, name, grown) : GrowingPlaylists.WriteWhole(plan, name);

    /// <summary>Largest file of captions that is read, in bytes.</summary>
    public const int LargestCaptions = CaptionReader.LargestFile;

    /// <summary>A language as BCP 47 writes it, by its shortest code; null for what is no tag of one.</summary>
    public static string? LanguageTag(string text) => Languages.Tag(text);

    /// <summary>What those who speak it call a language; the tag itself where that is not known.</summary>
    public static string LanguageName(string tag) => Languages.Name(tag);

    /// <summary>The master playlist or manifest with more text tracks; any other playlist as it is. Pure.</summary>
    /// <param name="name">As of <see cref="PackageFile"/>.</param>
    /// <param name="seconds">Length of the video.</param>
    public static string AddCaptions(string name, string playlist, IReadOnlyList<TextTrack> captions, double seconds) => name switch
    {
        Media.Package.HlsName => AddedCaptions.ToMaster(playlist, captions),
        Media.Package.DashName => AddedCaptions.ToManifest(playlist, captions, seconds),
        _ => playlist,
    };

    /// <summary>The codecs of a rendition (RFC 6381), known before it is made.</summary>
    public static string CodecsOf(EncodePlan plan, Rung rung) =>
        CodecString.OfRung(rung, plan.Encoder) + (plan.AudioTracks.Count > 0 ? $",{CodecString.Aac}" : "");

    /// <summary>
    /// Makes and stores all pictures of a video, from segments that are stored: <c>poster.jpg</c>, a telling frame as large as
    /// <see cref="EncodePlan.PosterRung"/>; <c>preview.webp</c>, which moves for about three seconds while the pointer rests on the video; the
    /// small ones for the seek bar.
    /// </summary>
    public Task<Storyboard> MakeStills(
        EncodePlan plan, IReadOnlyList<ChunkManifest> chunks, ISegmentSource source, ISegmentSink sink, CancellationToken cancellationToken) =>
        stills.Make(plan, chunks, source, sink, cancellationToken);

    /// <summary>Makes a clean JPEG of a picture that somebody sent: a poster, a portrait, a banner. Nothing else of the file survives.</summary>
    /// <param name="upload">JPEG, PNG, WebP or GIF.</param>
    public Task<PictureResult> MakePicture(ReadOnlyMemory<byte> upload, PictureShape shape, CancellationToken cancellationToken) =>
        pictureFiles.Make(upload, shape, cancellationToken);

    /// <summary>Stores the text tracks of the file as WebVTT with their playlists. Those without text are left out.</summary>
    /// <exception cref="MediaException">The source could not be read.</exception>
    public Task<IReadOnlyList<TextTrack>> ExtractSubtitles(
        EncodePlan plan, MediaSource source, ISegmentSink sink, CancellationToken cancellationToken) =>
        subtitles.Extract(plan, source, sink, cancellationToken);

#pragma warning disable CA1822 // one door: callers hold the pipeline, not its parts
    /// <summary>Understands captions that somebody sent, WebVTT or SRT in any common encoding.</summary>
    public CaptionResult ReadCaptions(ReadOnlySpan<byte> upload) => CaptionReader.Read(upload);

    /// <summary>Stores captions below <paramref name="folder"/>: whole, in segments, and the playlist of those.</summary>
    /// <param name="shape">How the track is offered; <see cref="TextTrack.Segments"/> and <see cref="TextTrack.Bytes"/> are filled in.</param>
    /// <param name="seconds">Length of the video.</param>
    public Task<TextTrack> StoreCaptions(
        TextTrack shape, CaptionDocument document, double seconds, ISegmentSink sink, string folder, CancellationToken cancellationToken) =>
        CaptionStore.Put(shape, document, seconds, sink, folder, cancellationToken);

    /// <summary>Writes the playlists over what was stored, the master playlist last. Pure: the same manifests give the same bytes.</summary>
    /// <exception cref="ArgumentException">A chunk or an audio track of the plan is missing.</exception>
    public Package Package(EncodePlan plan, PackageInput input) => Packager.Make(plan, input);
#pragma warning restore CA1822
}
