using System.Text;

namespace Sunomi.Media;

/// <summary>Runs ffprobe over a source.</summary>
internal sealed class Prober(MediaOptions options, ProcessRunner runner)
{
    private const int DescriptionLimit = 8 << 20;

    /// <returns>What the headers say; null with the outcome of ffprobe when it could make nothing of it.</returns>
    public async Task<(ProbedMedia? Media, ProcessOutcome Outcome)> Describe(MediaSource source, CancellationToken cancellationToken)
    {
        using var json = new MemoryStream();
        var outcome = await Run(
            source,
            ["-show_streams", "-show_format", "-show_chapters", "-of", "json"],
            async (output, heart, stop) =>
            {
                var buffer = new byte[64 * 1024];
                int read;
                while ((read = await output.ReadAsync(buffer, stop)) > 0)
                {
                    heart.Beat();
                    if (json.Length + read <= DescriptionLimit)
                    {
                        await json.WriteAsync(buffer.AsMemory(0, read), stop);
                    }
                }
            },
            cancellationToken);
        var media = outcome.Succeeded ? ProbedMedia.Parse(json.GetBuffer().AsSpan(0, (int)json.Length)) : null;
        return (media, outcome);
    }

    /// <summary>Reads the whole source once and counts its packets; nothing is decoded.</summary>
    /// <param name="pictureIndex">Null for a source without a picture.</param>
    public async Task<(PacketStatistics Packets, ProcessOutcome Outcome)> CountPackets(
        MediaSource source, int? pictureIndex, CancellationToken cancellationToken)
    {
        // twice the highest sensible rate over the longest video
        var limit = (int)Math.Min(50_000_000, options.MaxDuration.TotalSeconds * 240);
        var packets = new PacketStatistics(pictureIndex, limit);
        var outcome = await Run(
            source,
            ["-show_entries", "packet=stream_index,pts,dts,duration,flags", "-of", "compact=p=0:nk=1"],
            async (output, heart, stop) =>
            {
                using var lines = new StreamReader(output, Encoding.ASCII, detectEncodingFromByteOrderMarks: false, 64 * 1024);
                while (await lines.ReadLineAsync(stop) is { } line)
                {
                    heart.Beat();
                    packets.Add(line);
                }
            },
            cancellationToken);
        packets.Finish();
        return (packets, outcome);
    }

    private async Task<ProcessOutcome> Run(
        MediaSource source,
        IEnumerable<string> what,
        Func<Stream, Heartbeat, CancellationToken, Task> consume,
        CancellationToken cancellationToken)
    {
        string[] arguments = ["-v", "error", .. FfmpegInput.Options(source, options.MaxPixels), .. what, FfmpegInput.Address(source)];
        var spec = new ProcessSpec(options.Ffprobe, arguments, options.ProbeCpuLimit, options.MemoryLimit, options.StallTimeout);
        var outcome = await runner.Run(spec, consume, exited: null, cancellationToken);
        return outcome.CouldNotStart
            ? throw new InvalidOperationException(
                $"'{options.Ffprobe}' cannot be run: {outcome.Errors.Trim()} Install ffmpeg or set {nameof(MediaOptions)}.{nameof(MediaOptions.Ffprobe)}.")
            : outcome;
    }
}
