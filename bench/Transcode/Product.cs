using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Sunomi.Media;

namespace Sunomi.Bench.Transcode;

/// <summary>
/// The media work as the product does it: the opening first, as many chunks at a time as there are cores, sound with the opening or beside it, segments
/// into a folder, then the pictures.
/// </summary>
internal sealed class Product
{
    private readonly MediaPipeline pipeline;
    private readonly MediaSource source;
    private readonly string output;

    public Product(string clip, string folder)
    {
        var options = new MediaOptions { Scratch = Path.Combine(folder, "scratch") };
        pipeline = new MediaPipeline(Options.Create(options), NullLogger<MediaPipeline>.Instance);
        source = new MediaSource(clip);
        output = Path.Combine(folder, "product");
    }

    public async Task<EncodePlan> Plan() =>
        await pipeline.Plan(source, CancellationToken.None) is PlanResult.Planned planned
            ? planned.Plan
            : throw new InvalidOperationException("The clip was refused.");

    public async Task Transcode()
    {
        var plan = await Plan();
        var sink = new Folder(output);
        using var slots = new SemaphoreSlim(Environment.ProcessorCount);
        var opening = InSlot(() => Open(plan, sink));
        var sounds = plan.HasLittleSound ? [] : plan.AudioTracks.Select(track =>
            pipeline.EncodeAudio(plan, track.Index, source, sink, _ => { }, CancellationToken.None)).ToArray();
        var chunks = await Task.WhenAll(plan.Chunks.Where(chunk => plan.PartsOf(chunk.Index).Count > 0).Select(chunk =>
            InSlot(() => pipeline.EncodeChunk(plan, chunk.Index, source, sink, _ => { }, CancellationToken.None))));
        var (first, soundOfOpening) = await opening;
        chunks = [first, .. chunks];
        var storyboard = await pipeline.MakeStills(plan, chunks, sink, sink, CancellationToken.None);
        foreach (var file in pipeline.Package(plan, new PackageInput(chunks, [.. soundOfOpening, .. await Task.WhenAll(sounds)]) { Storyboard = storyboard }).Files)
        {
            await sink.Put(file.Name, file.ContentType, file.Content, CancellationToken.None);
        }

        Directory.Delete(output, recursive: true);

        async Task<T> InSlot<T>(Func<Task<T>> work)
        {
            await slots.WaitAsync();
            try
            {
                return await work();
            }
            finally
            {
                slots.Release();
            }
        }
    }

    private async Task<(ChunkManifest Pictures, IReadOnlyList<AudioManifest> Sounds)> Open(EncodePlan plan, Folder sink) => plan.HasLittleSound
        ? await pipeline.EncodeOpeningWithSound(plan, source, sink, _ => { }, CancellationToken.None)
        : (await pipeline.EncodeOpening(plan, source, sink, _ => { }, CancellationToken.None), []);

    private sealed class Folder(string root) : ISegmentSink, ISegmentSource
    {
        public async Task Put(string name, string contentType, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
        {
            var path = Path.Combine(root, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using var file = File.Create(path);
            await file.WriteAsync(content, cancellationToken);
        }

        public async Task<ReadOnlyMemory<byte>> Get(string name, CancellationToken cancellationToken) =>
            await File.ReadAllBytesAsync(Path.Combine(root, name), cancellationToken);
    }
}
