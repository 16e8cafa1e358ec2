namespace Sunomi.Media;

/// <summary>Runs one short ffmpeg that makes pictures, of what this product stored or of a picture that somebody sent.</summary>
internal sealed class StillEncoder(MediaOptions options, ProcessRunner runner)
{
    private const int LargestOutput = 16 << 20;

    /// <summary>Makes one picture.</summary>
    /// <param name="input">Options of the input, <c>-i</c> included.</param>
    /// <param name="output">Filters and encoder; what it writes is returned.</param>
    /// <returns>Empty when nothing came out.</returns>
    public async Task<(byte[] Picture, ProcessOutcome Outcome)> Make(
        IEnumerable<string> input, IEnumerable<string> output, CancellationToken cancellationToken)
    {
        using var picture = new MemoryStream();
        var outcome = await Run(
            [.. input, "-map", "0:v:0", "-map_metadata", "-1", "-bitexact", "-threads", "1", .. output, "pipe:1"],
            async (stdout, heart, stop) =>
            {
                var buffer = new byte[64 * 1024];
                int read;
                while ((read = await stdout.ReadAsync(buffer, stop)) > 0)
                {
                    heart.Beat();
                    if (picture.Length + read > LargestOutput)
                    {
                        throw new MediaException(MediaFailure.EncoderFailed, "The picture came out too large.", canRetry: false);
                    }

                    await picture.WriteAsync(buffer.AsMemory(0, read), stop);
                }
            },
            cancellationToken);
        return (picture.ToArray(), outcome);
    }

    /// <summary>Makes a picture from segments.</summary>
    /// <exception cref="MediaException">ffmpeg failed or made nothing.</exception>
    public async Task<byte[]> MakeFrom(string frames, IEnumerable<string> output, CancellationToken cancellationToken)
    {
        var (picture, outcome) = await Make(Input(frames), output, cancellationToken);
        return EncodeFailure.Of(outcome, new MediaSource(frames), options) is { } failure ? throw failure
            : picture.Length > 0 ? picture
            : throw new MediaException(MediaFailure.EncoderFailed, "No picture could be made.", canRetry: true, outcome.Errors);
    }

    /// <summary>Makes numbered JPEG files from segments.</summary>
    /// <param name="pattern">Path with ffmpeg's place for the number.</param>
    /// <exception cref="MediaException">ffmpeg failed.</exception>
    public async Task MakeFiles(string frames, string filter, string pattern, CancellationToken cancellationToken)
    {
        var outcome = await Run(
            [
                .. Input(frames), "-map", "0:v:0", "-map_metadata", "-1", "-bitexact", "-threads", "1",
                "-fps_mode", "passthrough", "-vf", filter, "-c:v", "mjpeg", "-q:v", "4", "-f", "image2", "-start_number", "1", "file:" + pattern,
            ],
            (stdout, _, stop) => stdout.CopyToAsync(Stream.Null, stop),
            cancellationToken);
        if (EncodeFailure.Of(outcome, new MediaSource(frames), options) is { } failure)
        {
            throw failure;
        }
    }

    private IEnumerable<string> Input(string frames)
    {
        var source = new MediaSource(frames);
        return [.. FfmpegInput.Options(source, options.MaxPixels), "-threads", "1", "-i", FfmpegInput.Address(source)];
    }

    private Task<ProcessOutcome> Run(
        IEnumerable<string> arguments, Func<Stream, Heartbeat, CancellationToken, Task> consume, CancellationToken cancellationToken)
    {
        var spec = new ProcessSpec(
            options.Ffmpeg,
            [.. "-nostdin -hide_banner -v error -y -filter_threads 1".Split(' '), .. arguments],
            options.ProbeCpuLimit,
            options.MemoryLimit,
            options.StallTimeout);
        return runner.Run(spec, consume, exited: null, cancellationToken);
    }
}
