namespace Sunomi.Media;

/// <summary>Encodes one audio track of the whole source, or of its beginning.</summary>
internal sealed class AudioEncoder(MediaOptions options, ProcessRunner runner)
{
    /// <param name="segments">How many to make; null for all.</param>
    public async Task<AudioManifest> Encode(
        EncodePlan plan, AudioTrack track, int? segments, MediaSource source, ISegmentSink sink, Action<EncodeProgress> progress, CancellationToken cancellationToken)
    {
        using var scratch = new ScratchFolder(options.Scratch);
        using var pipes = new PipeSet([scratch.File(track.Name + ".mp4")]);
        var segmenter = new SoundSegmenter(plan, track, segments, sink);
        var samples = segments is { } first ? AudioArguments.Samples(plan, first) : AudioArguments.Samples(plan);
        var meter = new ProgressMeter(progress, plan.TotalFrames, plan.FrameRate);
        var pipe = pipes.Single();
        var arguments = AudioArguments.Build(plan, track, samples, source, options, pipe.Path);
        var spec = new ProcessSpec(options.Ffmpeg, arguments, options.EncodeCpuLimit, options.MemoryLimit, options.StallTimeout);

        var outcome = await EncodeFailure.OnGrid(runner.Run(
            spec,
            (output, heart, stop) => Siblings.WhenAll(
                stop,
                token => ProgressReader.Read(output, static _ => { }, token),
                token => segmenter.Run(pipe.Reader, samples => Read(samples, heart), token)),
            pipes.CloseWriters,
            cancellationToken));

        if (EncodeFailure.Of(outcome, source, options) is { } failure)
        {
            throw failure;
        }

        DemandWhole(plan, segmenter, samples, source, outcome);
        meter.Report(segments is null ? plan.TotalFrames : Frames(samples));
        return segmenter.Manifest;

        void Read(long done, Heartbeat heart)
        {
            heart.Beat();
            meter.Report(Frames(done));
        }

        long Frames(long done) => FramesOf(plan, done);
    }

    /// <exception cref="MediaException">The track is shorter than it must be.</exception>
    public static void DemandWhole(EncodePlan plan, SoundSegmenter segmenter, long samples, MediaSource source, ProcessOutcome outcome)
    {
        // the last frame of AAC may be shorter or longer than what is left
        if (segmenter.Samples < samples - AudioArguments.FrameSamples)
        {
            throw EncodeFailure.Short(FramesOf(plan, segmenter.Samples), plan.TotalFrames, plan.FrameRate, source, outcome.Errors);
        }
    }

    private static long FramesOf(EncodePlan plan, long samples) => (long)(samples * plan.FrameRate.PerSecond / AudioArguments.SampleRate);
}
