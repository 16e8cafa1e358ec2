using System.Globalization;
using System.Text;

namespace Sunomi.Media;

/// <summary>Tiles the keyframes of the lowest rendition into sheets. What is decoded is a few hundred small pictures, however long the video.</summary>
internal static class StoryboardMaker
{
    private const int MostTiles = 300;
    private const int LongSide = 192;
    private const int Columns = 10;
    private const int MostRows = 10;

    /// <returns>What makes the sheets, and what they will be but for their sizes.</returns>
    public static async Task<(StillJob Job, Storyboard Shape)> Prepare(
        EncodePlan plan, IReadOnlyList<ChunkManifest> chunks, ISegmentSource source, ScratchFolder scratch, CancellationToken cancellationToken)
    {
        var tricks = ChunkManifest.Of(plan.Rungs[0], chunks).Select(part => part.Tricks).OfType<TrickSegment>().ToArray();
        var keyframes = tricks.Sum(segment => segment.Frames.Count);
        var step = Math.Max(1, (int)Math.Ceiling((double)keyframes / MostTiles));
        var count = (keyframes + step - 1) / step;
        var columns = Math.Min(Columns, count);
        var rows = Math.Min(MostRows, (count + columns - 1) / columns);
        var (width, height) = TileSize(plan.Rungs[0]);
        var input = scratch.File("keyframes.mp4");
        await Collect(tricks, step, source, input, cancellationToken);
        var job = new StillJob(
            input,
            [],
            string.Create(CultureInfo.InvariantCulture, $"scale={width}:{height}:flags=area,tile={columns}x{rows},format=yuvj420p"),
            ["-fps_mode", "passthrough", "-c:v", "mjpeg", "-q:v", "4", "-f", "image2", "-start_number", "1", "file:" + scratch.File("%05d.jpg")]);
        return (job, new Storyboard(width, height, columns, rows, count, (long)step * plan.GopFrames, []));
    }

    /// <summary>Stores the sheets that were made, and which part of which one is when.</summary>
    public static async Task<Storyboard> Store(
        EncodePlan plan, Storyboard shape, ISegmentSink sink, ScratchFolder scratch, CancellationToken cancellationToken)
    {
        List<long> sizes = [];
        for (var sheet = 1; (sheet - 1) * shape.PerSheet < shape.Count; sheet++)
        {
            var name = SegmentNames.Image(sheet);
            var content = await StillEncoder.Read(scratch.File(name), cancellationToken);
            await sink.Put($"{SegmentNames.Storyboard}/{name}", SegmentNames.PictureFileType, content, cancellationToken);
            sizes.Add(content.Length);
        }

        var storyboard = shape with { SheetBytes = sizes };
        await sink.Put(
            SegmentNames.StoryboardIndex, SegmentNames.TextType, Encoding.UTF8.GetBytes(Index(storyboard, plan)), cancellationToken);
        return storyboard;
    }

    private static async Task Collect(
        IEnumerable<TrickSegment> tricks, int step, ISegmentSource source, string path, CancellationToken cancellationToken)
    {
        await using var file = File.Create(path);
        await file.WriteAsync(await source.Get($"{SegmentNames.Tricks}/{SegmentNames.Init}", cancellationToken), cancellationToken);
        var number = 0;
        foreach (var segment in tricks)
        {
            var wanted = segment.Frames.Where(_ => number++ % step == 0).ToArray();
            if (wanted.Length == 0)
            {
                continue;
            }

            var content = await source.Get($"{SegmentNames.Tricks}/{SegmentNames.Segment(segment.Number)}", cancellationToken);
            foreach (var frame in wanted)
            {
                await file.WriteAsync(content.Slice((int)frame.Offset, (int)frame.Bytes), cancellationToken);
            }
        }
    }

    private static (int Width, int Height) TileSize(Rung rung)
    {
        var scale = Math.Min(1, (double)LongSide / Math.Max(rung.Width, rung.Height));
        return (Even(rung.Width * scale), Even(rung.Height * scale));

        static int Even(double pixels) => Math.Max(2, 2 * (int)Math.Round(pixels / 2));
    }

    /// <summary>WebVTT whose cues name a part of a sheet (Media Fragments URI, 4.2.2), as players of the web expect it.</summary>
    private static string Index(Storyboard storyboard, EncodePlan plan)
    {
        var text = new StringBuilder("WEBVTT\n");
        var interval = storyboard.IntervalFrames / plan.FrameRate.PerSecond;
        for (var tile = 0; tile < storyboard.Count; tile++)
        {
            var (row, column) = Math.DivRem(tile % storyboard.PerSheet, storyboard.Columns);
            var end = Math.Min(plan.DurationSeconds, (tile + 1) * interval);
            text.Append(
                CultureInfo.InvariantCulture,
                $"\n{VttTime.Write(TimeSpan.FromSeconds(tile * interval))} --> {VttTime.Write(TimeSpan.FromSeconds(end))}\n{SegmentNames.Image(1 + (tile / storyboard.PerSheet))}#xywh={column * storyboard.TileWidth},{row * storyboard.TileHeight},{storyboard.TileWidth},{storyboard.TileHeight}\n");
        }

        return text.ToString();
    }
}
