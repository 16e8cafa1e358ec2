namespace Sunomi.Media;

/// <summary>Chooses the frame that is most like the others, which is neither black nor a flash, and makes a JPEG of it.</summary>
internal sealed class PosterMaker(MediaOptions options, ProcessRunner runner)
{
    // kept in memory by the filter, of at most 720 lines
    private const int Candidates = 100;
    private const int CandidatesPerGop = 10;
    private const int LargestPicture = 16 << 20;

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
        return await Run(input, $"framestep={step},thumbnail=n={Candidates},format=yuvj420p", cancellationToken) is { Length: > 0 } picture
            ? picture
            : throw new MediaException(MediaFailure.EncoderFailed, "No poster could be made.", canRetry: true);
    }

    private async Task<byte[]> Run(string input, string filter, CancellationToken cancellationToken)
    {
        var source = new MediaSource(input);
        string[] arguments =
        [
            "-nostdin", "-hide_banner", "-v", "error",
            .. FfmpegInput.Options(source, options.MaxPixels),
            "-threads", "1", "-i", FfmpegInput.Address(source),
            "-map", "0:v", "-vf", filter, "-frames:v", "1", "-map_metadata", "-1", "-bitexact",
            "-c:v", "mjpeg", "-q:v", "3", "-threads", "1", "-f", "mjpeg", "pipe:1",
        ];
        var spec = new ProcessSpec(options.Ffmpeg, arguments, options.ProbeCpuLimit, options.MemoryLimit, options.StallTimeout);
        using var picture = new MemoryStream();
        var outcome = await runner.Run(
            spec,
            async (output, heart, stop) =>
            {
                var buffer = new byte[64 * 1024];
                int read;
                while ((read = await output.ReadAsync(buffer, stop)) > 0)
                {
                    heart.Beat();
                    if (picture.Length + read > LargestPicture)
                    {
                        throw new MediaException(MediaFailure.EncoderFailed, "No poster could be made.", canRetry: false);
                    }

                    await picture.WriteAsync(buffer.AsMemory(0, read), stop);
                }
            },
            exited: null,
            cancellationToken);
        return EncodeFailure.Of(outcome, source, options) is { } failure ? throw failure : picture.ToArray();
    }
}
