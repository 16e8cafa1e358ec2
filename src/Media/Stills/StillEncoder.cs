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

    /// <summary>Makes several pictures from segments, each into its file.</summary>
    /// <exception cref="MediaException">ffmpeg failed.</exception>
    public async Task MakeAll(IReadOnlyList<StillJob> jobs, CancellationToken cancellationToken)
    {
        // the times of segments are told as they are
        List<string> arguments = ["-copyts", "-filter_complex_threads", "1"];
        foreach (var job in jobs)
        {
            var source = new MediaSource(job.Input);
            arguments.AddRange(
                [.. FfmpegInput.Options(source, options.MaxPixels), "-threads", "1", .. job.InputOptions, "-i", FfmpegInput.Address(source)]);
        }

        arguments.AddRange(["-filter_complex", string.Join(';', jobs.Select((job, index) => $"[{index}:v:0]{job.Filter}[s{index}]"))]);
        foreach (var (index, job) in jobs.Index())
        {
            arguments.AddRange(["-map", $"[s{index}]", "-map_metadata", "-1", "-bitexact", "-threads", "1", .. job.Output]);
        }

        var outcome = await Run(arguments, (stdout, _, stop) => stdout.CopyToAsync(Stream.Null, stop), cancellationToken);
        if (EncodeFailure.Of(outcome, new MediaSource(jobs[0].Input), options) is { } failure)
        {
            throw failure;
        }
    }

    /// <exception cref="MediaException">ffmpeg did not make it, although it had nothing to complain about.</exception>
    public static async Task<byte[]> Read(string path, CancellationToken cancellationToken) =>
        File.Exists(path)
            ? await File.ReadAllBytesAsync(path, cancellationToken)
            : throw new MediaException(
                MediaFailure.EncoderFailed, "No picture could be made.", canRetry: true, $"{Path.GetFileName(path)} is missing.");

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
