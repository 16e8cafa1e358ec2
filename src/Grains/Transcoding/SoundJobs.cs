using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sunomi.Media;

namespace Sunomi.Transcoding;

/// <summary>Makes sound tracks, also of files that still arrive: as far as the file has come, with an encoder that waits between the turns.</summary>
internal sealed partial class SoundJobs(
    MediaPipeline media, SourceServer sources, WaitingSounds waiting, IOptions<TranscodeOptions> options, ILogger<SoundJobs> logger)
{
    /// <param name="segments">to make, from the first: all that what has come of the file holds, and more if more has come by now</param>
    public async Task<TaskResult> Continue(
        GenerationObjects generation, TranscodeTaskId task, int segments, Action<TaskProgress> progress, CancellationToken cancellationToken)
    {
        var plan = await generation.GetPlan(cancellationToken);
        await using var part = generation.OpenArriving();
        var sound = await waiting.Take(task) ?? waiting.Begin(generation, plan, task.Index);
        var encoder = sound.Encoder;
        try
        {
            part.Position = encoder.Taken;
            await encoder.Continue(part, segments, done => progress(new(done.Fraction, encoder.Stored)), cancellationToken);
        }
        catch
        {
            await sound.DisposeAsync();
            throw;
        }

        await waiting.Keep(task, sound);
        return new SoundBegun(segments);
    }

    /// <summary>Makes the whole track: what the encoder that waits for it has not made yet, or all.</summary>
    public async Task<TaskResult> Complete(
        GenerationObjects generation, TranscodeTaskId task, Action<TaskProgress> progress, CancellationToken cancellationToken)
    {
        var manifest = await CompleteBegun(generation, task, progress, cancellationToken) ?? await Encode(generation, task, progress, cancellationToken);
        await generation.PutManifest(manifest, cancellationToken);
        return new EncodeDone();
    }

    /// <summary>
    /// Null: none waits, or it ends elsewhere than the whole file does, or it failed. Then the file itself shows, read from its start, whether it is to blame.
    /// </summary>
    private async Task<AudioManifest?> CompleteBegun(
        GenerationObjects generation, TranscodeTaskId task, Action<TaskProgress> progress, CancellationToken cancellationToken)
    {
        if (await waiting.Take(task) is not { } sound)
        {
            return null;
        }

        await using var taken = sound;
        var encoder = sound.Encoder;
        if (!encoder.Makes(await generation.GetPlan(cancellationToken)))
        {
            return null;
        }

        await using var rest = await generation.OpenOriginal(encoder.Taken, cancellationToken);
        try
        {
            return await encoder.Complete(rest.Stream, done => progress(new(done.Fraction, encoder.Stored)), cancellationToken);
        }
        catch (MediaException failure)
        {
            LogBegunAnew(failure, task, failure.Detail);
            return null;
        }
    }

    private async Task<AudioManifest> Encode(
        GenerationObjects generation, TranscodeTaskId task, Action<TaskProgress> progress, CancellationToken cancellationToken)
    {
        var plan = await generation.GetPlan(cancellationToken);
        using var source = await sources.Open(generation, cancellationToken);
        using var sink = new ObjectSegmentSink(generation, [(plan.AudioTracks[task.Index].Name, 0)], options.Value.ConcurrentPuts);
        return await source.Read(
            original => media.EncodeAudio(plan, task.Index, original, sink, done => progress(new(done.Fraction, sink.Stored)), cancellationToken));
    }

    [LoggerMessage(LogLevel.Warning, "The sound of {Task} is begun anew: its encoder failed. {Detail}")]
    private partial void LogBegunAnew(Exception failure, TranscodeTaskId task, string? detail);
}
