namespace Sunomi.Media;

/// <summary>Encodes one audio track of the whole source.</summary>
internal sealed class AudioEncoder(MediaOptions options, ProcessRunner runner)
{
    public Task<AudioManifest> Encode(
        EncodePlan plan, AudioTrack track, MediaSource source, ISegmentSink sink, Action<EncodeProgress> progress, CancellationToken cancellationToken) =>
        Encode(plan, track, source, sink, progress, options.StallTimeout, cancellationToken);

    /// <summary>The same of a file that still arrives: its bytes are brought to what this returns.</summary>
    public GrowingSound Begin(EncodePlan plan, AudioTrack track, ISegmentSink sink) => new(
        plan,
        track,
        options,
        sink,
        (source, counted, progress, cancellationToken) => Encode(plan, track, source, counted, progress, Timeout.InfiniteTimeSpan, cancellationToken));

    /// <exception cref="MediaException">The track is shorter than it must be.</exception>
    public static void DemandWhole(EncodePlan plan, SoundSegmenter segmenter, MediaSource source, ProcessOutcome outcome)
    {
        // the last frame of AAC may be shorter or longer than what is left
        if (segmenter.Samples < AudioArguments.Samples(plan) - AudioArguments.FrameSamples)
        {
            throw EncodeFailure.Short(FramesOf(plan, segmenter.Samples), plan.TotalFrames, plan.FrameRate, source, outcome.Errors);
        }
    }

    private async Task<AudioManifest> Encode(
        EncodePlan plan,
        AudioTrack track,
        MediaSource source,
        ISegmentSink sink,
        Action<EncodeProgress> progress,
        TimeSpan stallTimeout,
        CancellationToken cancellationToken)
    {
        using var scratch = new ScratchFolder(options.Scratch);
        using var pipes = new PipeSet([scratch.File(track.Name + ".mp4")]);
        var segmenter = new SoundSegmenter(plan, track, sink);
        var meter = new ProgressMeter(progress, plan.TotalFrames, plan.FrameRate);
        var pipe = pipes.Single();
        var arguments = AudioArguments.Build(plan, track, source, options, pipe.Path);
        var spec = new ProcessSpec(options.Ffmpeg, arguments, options.EncodeCpuLimit, options.MemoryLimit, stallTimeout);

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

        DemandWhole(plan, segmenter, source, outcome);
        meter.Report(plan.TotalFrames);
        return segmenter.Manifest;

        void Read(long done, Heartbeat heart)
        {
            heart.Beat();
            meter.Report(FramesOf(plan, done));
        }
    }

    private static long FramesOf(EncodePlan plan, long samples) => (long)(samples * plan.FrameRate.PerSecond / AudioArguments.SampleRate);
}
