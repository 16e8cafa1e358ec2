namespace Sunomi.Media;

/// <summary>Runs ffprobe over a source: once where that tells all, as starting it takes longer than reading a short one.</summary>
internal sealed class Prober(MediaOptions options, ProcessRunner runner)
{
    /// <summary>Reads the headers and counts all packets; nothing is decoded but what the headers leave open.</summary>
    /// <param name="places">Takes down where the packets lie; null when nobody wants to know.</param>
    /// <param name="byIndex">Not all is there that the index names: what that says of a packet counts, not what is inside.</param>
    /// <returns>What the headers say; null with the outcome of ffprobe when it could make nothing of it.</returns>
    public async Task<(ProbedMedia? Media, PacketStatistics Packets, ProcessOutcome Outcome)> Probe(
        MediaSource source, PacketPlaces? places, bool byIndex, CancellationToken cancellationToken)
    {
        // twice the highest sensible rate over the longest video
        var limit = (int)Math.Min(50_000_000, options.MaxDuration.TotalSeconds * 240);
        var packets = new PacketStatistics(limit);
        var reader = new ProbeReader(packets, places);
        var outcome = await Run(
            source,
            [
                .. (string[])(byIndex ? ["-fflags", "+noparse+nofillin"] : []),
                "-show_packets", "-show_entries", "packet=codec_type,stream_index,pts,dts,duration,flags" + (places is null ? "" : PacketPlaces.Entries),
            ],
            reader,
            cancellationToken);
        var media = outcome.Succeeded ? reader.Media : null;
        packets.Finish(media?.Picture?.Index);
        places?.Finish();
        return (media, packets, outcome);
    }

    /// <summary>Reads the headers alone, and of the first packets what they leave open.</summary>
    /// <returns>Null when ffprobe could make nothing of it.</returns>
    public async Task<ProbedMedia?> Headers(MediaSource source, CancellationToken cancellationToken)
    {
        var reader = new ProbeReader(new PacketStatistics(0), places: null);
        return (await Run(source, [], reader, cancellationToken)).Succeeded ? reader.Media : null;
    }

    private async Task<ProcessOutcome> Run(MediaSource source, string[] packets, ProbeReader reader, CancellationToken cancellationToken)
    {
        string[] arguments =
        [
            "-v", "error", .. FfmpegInput.Options(source, options.MaxPixels), .. packets,
            "-show_streams", "-show_format", "-show_chapters", "-of", "json=compact=1",
            // named as a file, the output is buffered: else each line is a write and wakes its reader, which only what comes slowly needs, as a sign that it comes
            .. (string[])(source.IsRemote ? [] : ["-o", "pipe:1"]),
            FfmpegInput.Address(source),
        ];
        var spec = new ProcessSpec(options.Ffprobe, arguments, options.ProbeCpuLimit, options.MemoryLimit, options.StallTimeout);
        var outcome = await runner.Run(spec, reader.Read, exited: null, cancellationToken);
        return outcome.CouldNotStart
            ? throw new InvalidOperationException(
                $"'{options.Ffprobe}' cannot be run: {outcome.Errors.Trim()} Install ffmpeg or set {nameof(MediaOptions)}.{nameof(MediaOptions.Ffprobe)}.")
            : outcome;
    }
}
