namespace Sunomi.Media;

/// <summary>Chooses the frame that is most like the others, which is neither black nor a flash, and makes a JPEG of it.</summary>
internal static class PosterMaker
{
    private const int Segments = 4;

    // kept in memory by the filter, of at most 720 lines
    private const int Candidates = 40;

    // with fewer keyframes, all frames are looked at
    private const int EnoughKeyframes = 3;

    public static async Task<StillJob> Prepare(
        EncodePlan plan, ISegmentSource source, ScratchFolder scratch, CancellationToken cancellationToken)
    {
        var rung = plan.PosterRung;
        var numbers = PlannedSegments.Count(plan);
        var input = scratch.File("candidates.mp4");
        await using (var file = File.Create(input))
        {
            await file.WriteAsync(await source.Get($"{rung.Name}/{SegmentNames.Init}", cancellationToken), cancellationToken);
            foreach (var number in Enumerable.Range(0, Segments).Select(part => 1 + (numbers * part / Segments)).Distinct())
            {
                await file.WriteAsync(await source.Get($"{rung.Name}/{SegmentNames.Segment(number)}", cancellationToken), cancellationToken);
            }
        }

        var isShort = plan.TotalFrames < (long)EnoughKeyframes * plan.GopFrames;
        var step = isShort ? Math.Max(1, (int)Math.Ceiling((double)plan.TotalFrames / Candidates)) : 1;
        return new StillJob(
            input,
            isShort ? [] : ["-skip_frame", "nokey"],
            $"framestep={step},thumbnail=n={Candidates},format=yuvj420p",
            ["-fps_mode", "passthrough", "-frames:v", "1", "-c:v", "mjpeg", "-q:v", "3", "-f", "mjpeg", "file:" + scratch.File(SegmentNames.Poster)]);
    }
}
