namespace Sunomi.Media;

/// <summary>Encodes one audio track of the whole source.</summary>
internal sealed class AudioEncoder(MediaOptions options, ProcessRunner runner)
{
    public async Task<AudioManifest> Encode(
        EncodePlan plan, AudioTrack track, MediaSource source, ISegmentSink sink, Action<EncodeProgress> progress, CancellationToken cancellationToken)
    {
        using var scratch = new ScratchFolder(options.Scratch);
        using var pipes = new PipeSet([scratch.File(track.Name + ".mp4")]);
        var segmenter = new SoundSegmenter(plan, track, sink);
        var meter = new ProgressMeter(progress, plan.TotalFrames, plan.FrameRate);
        var pipe = pipes.Single();
        var arguments = AudioArguments.Build(plan, track, source, options, pipe.Path);
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

        // the last frame of AAC may be shorter or longer than what is left
        if (segmenter.Samples < AudioArguments.Samples(plan) - AudioArguments.FrameSamples)
        {
            throw EncodeFailure.Short(Frames(segmenter.Samples), plan.TotalFrames, plan.FrameRate, source, outcome.Errors);
        }

        meter.Report(plan.TotalFrames);
        return segmenter.Manifest;

        void Read(long samples, Heartbeat heart)
        {
            heart.Beat();
            meter.Report(Frames(samples));
        }

        long Frames(long samples) => (long)(samples * plan.FrameRate.PerSecond / AudioArguments.SampleRate);
    }
}
