namespace Sunomi.Media;

/// <summary>Chooses the frame that is most like the others, which is neither black nor a flash, and makes a JPEG of it.</summary>
internal sealed class PosterMaker(MediaOptions options, StillEncoder stills)
{
    // kept in memory by the filter, of at most 720 lines
    private const int Candidates = 100;
    private const int CandidatesPerGop = 10;

    public async Task<byte[]> Make(EncodePlan plan, PosterFrames frames, CancellationToken cancellationToken)
    {
        using var scratch = new ScratchFolder(options.Scratch);
        var input = scratch.File("frames.mp4");
        await using (var file = File.Create(input))
        {
            await file.WriteAsync(frames.Init, cancellationToken);
            foreach (var segment in frames.Segments)
            {
                await file.WriteAsync(segment, cancellationToken);
            }
        }

        var step = Math.Max(1, plan.GopFrames / CandidatesPerGop);
        return await stills.MakeFrom(
            input,
            ["-vf", $"framestep={step},thumbnail=n={Candidates},format=yuvj420p", "-frames:v", "1", "-c:v", "mjpeg", "-q:v", "3", "-f", "mjpeg"],
            cancellationToken);
    }
}
