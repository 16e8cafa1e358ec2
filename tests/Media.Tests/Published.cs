using Microsoft.Extensions.Logging.Abstractions;

namespace Sunomi.Media;

/// <summary>A source that went through the whole pipeline into a folder.</summary>
internal sealed record Published(
    string Folder, EncodePlan Plan, PackageInput Input, Package Package)
{
    private static readonly string Scratch = Path.Combine(TestFolder.Root, "scratch");

    /// <summary>One chunk after the opening, as on a machine of one core; small pictures are cut as large ones are.</summary>
    public static MediaOptions Options(Action<MediaOptions>? change = null)
    {
        var options = new MediaOptions { Preset = "ultrafast", ChunksAtOnce = 1, ChunkPixels = 0, Scratch = Scratch };
        change?.Invoke(options);
        return options;
    }

    public static MediaPipeline Pipeline(MediaOptions? options = null) =>
        new(Microsoft.Extensions.Options.Options.Create(options ?? Options()), NullLogger<MediaPipeline>.Instance);

    public static async Task<EncodePlan> PlanOf(string source, MediaOptions? options = null) =>
        (await Pipeline(options).Plan(new MediaSource(source), CancellationToken.None)).ShouldBeOfType<PlanResult.Planned>().Plan;

    /// <summary>All renditions of the whole picture are one task.</summary>
    public static Task<EncodePlan> PlanOfOneChunk(string source) => PlanOf(source, Options(options => options.OpeningSeconds = null));

    public static async Task<PlanResult.Refused> RefusalOf(string source, MediaOptions? options = null) =>
        (await Pipeline(options).Plan(new MediaSource(source), CancellationToken.None)).ShouldBeOfType<PlanResult.Refused>();

    /// <summary>The picture alone, without any playlist.</summary>
    public static Task<Published> PictureOf(string location, Action<MediaOptions>? change = null) => Make(location, change, Extent.Picture);

    /// <summary>All that is played.</summary>
    public static Task<Published> From(string location, Action<MediaOptions>? change = null) => Make(location, change, Extent.Playable);

    public static Task<Published> WithStills(string location, Action<MediaOptions>? change = null) => Make(location, change, Extent.Whole);

    private static async Task<Published> Make(string location, Action<MediaOptions>? change, Extent extent)
    {
        var options = Options(change);
        var pipeline = Pipeline(options);
        var source = new MediaSource(location);
        var plan = await PlanOf(location, options);
        var sink = new FolderSink(TestFolder.New());
        List<ChunkManifest> chunks = [];
        List<AudioManifest> audio = [];
        if (plan is { Opening: not null, HasLittleSound: true } && extent > Extent.Picture)
        {
            (var opening, var sounds) = await pipeline.EncodeOpeningWithSound(plan, source, sink, _ => { }, CancellationToken.None);
            chunks.Add(opening);
            audio.AddRange(sounds);
        }
        else if (plan.Opening is not null)
        {
            chunks.Add(await pipeline.EncodeOpening(plan, source, sink, _ => { }, CancellationToken.None));
        }

        foreach (var chunk in plan.Chunks.Where(chunk => plan.PartsOf(chunk.Index).Count > 0))
        {
            chunks.Add(await pipeline.EncodeChunk(plan, chunk.Index, source, sink, _ => { }, CancellationToken.None));
        }

        if (extent == Extent.Picture)
        {
            return new Published(sink.Folder, plan, new PackageInput(chunks, []), new Package([], []));
        }

        foreach (var track in plan.AudioTracks.Skip(audio.Count))
        {
            audio.Add(await pipeline.EncodeAudio(plan, track.Index, source, sink, _ => { }, CancellationToken.None));
        }

        var input = new PackageInput(chunks, audio)
        {
            Texts = plan.Subtitles.Count > 0 ? await pipeline.ExtractSubtitles(plan, source, sink, CancellationToken.None) : [],
            Storyboard = extent == Extent.Whole ? await pipeline.MakeStills(plan, chunks, sink, sink, CancellationToken.None) : null,
        };
        var package = pipeline.Package(plan, input);
        foreach (var file in package.Files)
        {
            await sink.Put(file.Name, file.ContentType, file.Content, CancellationToken.None);
        }

        return new Published(sink.Folder, plan, input, package);
    }

    public IReadOnlyList<ChunkManifest> Chunks => Input.Chunks;

    public IReadOnlyList<AudioManifest> Audio => Input.Audio;

    public string File(string name) => Path.Combine(Folder, name);

    public string Hls => File(Media.Package.HlsName);

    public string Dash => File(Media.Package.DashName);

    /// <summary>Segments of a rendition in the order of their names.</summary>
    public IEnumerable<string> Segments(string rendition) => Directory.EnumerateFiles(File(rendition), "*.m4s").Order(StringComparer.Ordinal);

    /// <summary>Init and all segments of a rendition as one file.</summary>
    public async Task<string> Joined(string rendition)
    {
        var path = File(rendition + ".mp4");
        await using var joined = System.IO.File.Create(path);
        foreach (var part in Segments(rendition).Prepend(File($"{rendition}/init.mp4")))
        {
            await joined.WriteAsync(await System.IO.File.ReadAllBytesAsync(part));
        }

        return path;
    }

    private enum Extent
    {
        Picture,
        Playable,
        Whole,
    }
}
