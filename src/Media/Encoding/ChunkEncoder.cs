namespace Sunomi.Media;

/// <summary>
/// Encodes one chunk in some or all renditions, and sound of the whole video beside it: one ffmpeg, a pipe per rung and track, each cut and stored
/// while it runs.
/// </summary>
internal sealed class ChunkEncoder(MediaOptions options, ProcessRunner runner)
{
    /// <summary>Seconds that decoding one second may take on a busy machine.</summary>
    private const double SlowestDecoding = 10;

    /// <param name="parts">Of the chunk, each to its end.</param>
    public async Task<(ChunkManifest Pictures, IReadOnlyList<AudioManifest> Sounds)> Encode(
        EncodePlan plan,
        VideoChunk chunk,
        IReadOnlyList<RungPart> parts,
        IReadOnlyList<AudioTrack> tracks,
        MediaSource source,
        ISegmentSink sink,
        Action<EncodeProgress> progress,
        int niceness,
        CancellationToken cancellationToken)
    {
        // what the file ends in may not be all there yet
        source = plan.IsOpen ? MovieBoxes.Whole(source) : source;

        // ffmpeg tells its progress by the first
        parts = [.. parts.OrderBy(part => part.Frames.StartFrame)];
        using var scratch = new ScratchFolder(options.Scratch);
        using var pipes = new PipeSet([.. parts.Select(part => scratch.File(part.Rung.Name + ".mp4")), .. tracks.Select(track => scratch.File(track.Name + ".mp4"))]);
        var segmenters = parts.Select(part => new PictureSegmenter(plan, part, sink)).ToArray();
        var sounds = tracks.Select(track => new SoundSegmenter(plan, track, sink)).ToArray();
        var meter = new ProgressMeter(progress, chunk.FrameCount, plan.FrameRate);
        var arguments = VideoArguments.Build(plan, chunk, parts, tracks, source, options, [.. pipes.Select(pipe => pipe.Path)]);
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
                    .. sounds.Zip(
                        pipes.Skip(parts.Count),
                        Func<CancellationToken, Task> (segmenter, pipe) => token => segmenter.Run(pipe.Reader, _ => heart.Beat(), token)),
                ]),
            pipes.CloseWriters,
            cancellationToken));

        if (EncodeFailure.Of(outcome, source, options) is { } failure)
        {
            throw failure;
        }

        if (segmenters.Min(segmenter => segmenter.End) - chunk.StartFrame is var frames && frames != chunk.FrameCount)
        {
            throw EncodeFailure.Short(frames, chunk.FrameCount, plan.FrameRate, source, outcome.Errors);
        }

        foreach (var sound in sounds)
        {
            AudioEncoder.DemandWhole(plan, sound, source, outcome);
        }

        meter.Report(chunk.FrameCount);
        return (
            new ChunkManifest(chunk.Index, frames, [.. segmenters.Select(segmenter => segmenter.Manifest)]),
            [.. sounds.Select(sound => sound.Manifest)]);
    }

    private static void BeatIf(bool moved, Heartbeat heart)
    {
        if (moved)
        {
            heart.Beat();
        }
    }
}
