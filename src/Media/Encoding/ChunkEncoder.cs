namespace Sunomi.Media;

/// <summary>Encodes one chunk in some or all renditions: one ffmpeg, a pipe per rung, each cut and stored while it runs.</summary>
internal sealed class ChunkEncoder(MediaOptions options, ProcessRunner runner)
{
    /// <summary>Seconds that decoding one second may take on a busy machine.</summary>
    private const double SlowestDecoding = 10;

    public async Task<ChunkManifest> Encode(
        EncodePlan plan,
        VideoChunk chunk,
        IReadOnlyList<Rung> rungs,
        MediaSource source,
        ISegmentSink sink,
        Action<EncodeProgress> progress,
        int niceness,
        CancellationToken cancellationToken)
    {
        using var scratch = new ScratchFolder(options.Scratch);
        using var pipes = new PipeSet(rungs.Select(rung => scratch.File(rung.Name + ".mp4")));
        var segmenters = rungs.Select(rung => new PictureSegmenter(plan, chunk, rung, sink)).ToArray();
        var meter = new ProgressMeter(progress, chunk.FrameCount, plan.FrameRate);
        var arguments = VideoArguments.Build(plan, chunk, rungs, source, options, [.. pipes.Select(pipe => pipe.Path)]);
        var spec = new ProcessSpec(options.Ffmpeg, arguments, options.EncodeCpuLimit, options.MemoryLimit, options.StallTimeout)
        {
            // ffmpeg counts frames that it made: from the keyframe to the chunk it only decodes, and shows nothing for it
            QuietStart = chunk.LeadIn(plan.FrameRate) * SlowestDecoding,
            Niceness = niceness,
        };

        var outcome = await EncodeFailure.OnGrid(runner.Run(
            spec,
            (output, heart, stop) => Siblings.WhenAll(
                stop,
                [
                    token => ProgressReader.Read(output, frames => BeatIf(meter.Report(frames), heart), token),
                    .. segmenters.Zip(
                        pipes,
                        Func<CancellationToken, Task> (segmenter, pipe) => token => segmenter.Run(pipe.Reader, heart.Beat, token)),
                ]),
            pipes.CloseWriters,
            cancellationToken));

        if (EncodeFailure.Of(outcome, source, options) is { } failure)
        {
            throw failure;
        }

        if (segmenters.Min(segmenter => segmenter.Frames) is var frames && frames != chunk.FrameCount)
        {
            throw EncodeFailure.Short(frames, chunk.FrameCount, plan.FrameRate, source, outcome.Errors);
        }

        meter.Report(chunk.FrameCount);
        return new ChunkManifest(chunk.Index, frames, [.. segmenters.Select(segmenter => segmenter.Manifest)]);
    }

    private static void BeatIf(bool moved, Heartbeat heart)
    {
        if (moved)
        {
            heart.Beat();
        }
    }
}
