using System.Globalization;

namespace Sunomi.Media;

/// <summary>Makes the short moving picture that is shown while the pointer rests on a video: a second each from a few places.</summary>
internal static class PreviewMaker
{
    private const double SceneSeconds = 1;
    private const int PicturesPerSecond = 8;
    private const int Width = 320;

    // neither the titles at the beginning nor those at the end
    private static readonly double[] Places = [0.15, 0.45, 0.75];

    public static async Task<StillJob> Prepare(
        EncodePlan plan, IReadOnlyList<ChunkManifest> chunks, ISegmentSource source, ScratchFolder scratch, CancellationToken cancellationToken)
    {
        var rung = plan.Rungs[0];
        var segments = ChunkManifest.Of(rung, chunks).SelectMany(part => part.Segments).ToArray();
        var scenes = Places.Select(place => place * plan.DurationSeconds).ToArray();
        if (plan.DurationSeconds <= SceneSeconds * Places.Length)
        {
            scenes = [0];
        }

        var input = scratch.File("scenes.mp4");
        List<string> windows = [];
        await using (var file = File.Create(input))
        {
            await file.WriteAsync(await source.Get($"{rung.Name}/{SegmentNames.Init}", cancellationToken), cancellationToken);
            foreach (var segment in scenes.Select(scene => SegmentAt(segments, scene * plan.FrameRate.Timescale)).Distinct())
            {
                await file.WriteAsync(await source.Get($"{rung.Name}/{SegmentNames.Segment(segment.Number)}", cancellationToken), cancellationToken);
                var start = segment.Start / (double)plan.FrameRate.Timescale;
                var length = scenes.Length == 1 ? SceneSeconds * Places.Length : SceneSeconds;
                windows.Add(string.Create(CultureInfo.InvariantCulture, $"between(t,{start - 0.001:0.000},{start + length - 0.001:0.000})"));
            }
        }

        var width = Math.Min(Width, rung.Width);
        var filter = string.Create(
            CultureInfo.InvariantCulture,
            $"select='{string.Join('+', windows)}',setpts=N/({plan.FrameRate}*TB),fps={PicturesPerSecond}:round=up,scale={width}:-2:flags=area,format=yuv420p");
        return new StillJob(
            input,
            [],
            filter,
            [
                "-c:v", "libwebp_anim", "-loop", "0", "-q:v", "50", "-compression_level", "0", "-f", "webp",
                "file:" + scratch.File(SegmentNames.Preview),
            ]);
    }

    private static SegmentInfo SegmentAt(SegmentInfo[] segments, double ticks) =>
        Array.FindLast(segments, segment => segment.Start <= ticks) ?? segments[0];
}
