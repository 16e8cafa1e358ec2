using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sunomi.Media;

namespace Sunomi.Transcoding;

/// <summary>
/// The encoders of sound of files that still arrive, between the turns of their tasks on this silo. None is needed: a task that finds none begins its
/// track from the start and stores the same. They end when others need the place, when they have waited too long, when their task is over,
/// and with the silo.
/// </summary>
internal sealed partial class WaitingSounds : IAsyncDisposable
{
    private readonly MediaPipeline media;
    private readonly IGrainFactory grains;
    private readonly TranscodeOptions options;
    private readonly TimeProvider clock;
    private readonly ILogger<WaitingSounds> logger;
    private readonly ITimer timer;
    private readonly Lock gate = new();

    /// <summary>In the order in which they began to wait.</summary>
    private readonly List<Waiting> waiting = [];
    private bool isStopped;

    public WaitingSounds(
        MediaPipeline media, IGrainFactory grains, IOptions<TranscodeOptions> options, TimeProvider clock, ILogger<WaitingSounds> logger)
    {
        (this.media, this.grains, this.options, this.clock, this.logger) = (media, grains, options.Value, clock, logger);
        var pause = options.Value.LeaseDuration / 3;
        timer = clock.CreateTimer(_ => _ = EndUseless(), null, pause, pause);
    }

    /// <summary>Begins the track from its start.</summary>
    public ArrivingSound Begin(GenerationObjects generation, EncodePlan plan, int track) =>
        new(media, plan, track, new ObjectSegmentSink(generation, [], options.ConcurrentPuts));

    /// <summary>The caller ends it, or brings it back. Null: there is none.</summary>
    public async Task<ArrivingSound?> Take(TranscodeTaskId task)
    {
        Waiting? found;
        lock (gate)
        {
            found = waiting.Find(one => one.Task == task);
        }

        if (found is null || !Remove(found))
        {
            return null;
        }

        if (found.Sound.Encoder.HasFailed)
        {
            await End(found);
            return null;
        }

        return found.Sound;
    }

    public async Task Keep(TranscodeTaskId task, ArrivingSound sound)
    {
        List<Waiting> ended = [];
        lock (gate)
        {
            waiting.Add(new Waiting(task, sound, clock.GetTimestamp()));
            ended.AddRange(waiting.SkipLast(1).Where(other => other.Task == task));
            waiting.RemoveAll(ended.Contains);
            var tooMany = isStopped ? waiting.Count : Math.Max(0, waiting.Count - options.WaitingSounds);
            ended.AddRange(waiting.Take(tooMany));
            waiting.RemoveRange(0, tooMany);
        }

        foreach (var other in ended)
        {
            await End(other);
        }
    }

    /// <summary>Ends all; none waits any more.</summary>
    public async Task Stop()
    {
        Waiting[] left;
        lock (gate)
        {
            isStopped = true;
            left = [.. waiting];
            waiting.Clear();
        }

        await timer.DisposeAsync();
        await Task.WhenAll(left.Select(End));
    }

    public async ValueTask DisposeAsync() => await Stop();

    /// <summary>Those that have waited too long, and those whose task is over.</summary>
    public async Task EndUseless()
    {
        Waiting[] all;
        lock (gate)
        {
            all = [.. waiting];
        }

        foreach (var one in all)
        {
            if (!await IsOfUse(one) && Remove(one))
            {
                await End(one);
            }
        }
    }

    private async Task<bool> IsOfUse(Waiting one)
    {
        if (clock.GetElapsedTime(one.Since) >= options.LongestSoundWait)
        {
            return false;
        }

        try
        {
            return await grains.VideoWork(one.Task.Video).IsOpen(one.Task, CancellationToken.None);
        }
        catch (Exception)
        {
            // The video may be moving to another silo: it is asked again, and the longest wait is the end anyway.
            return true;
        }
    }

    /// <summary>False: somebody took it meanwhile.</summary>
    private bool Remove(Waiting one)
    {
        lock (gate)
        {
            return waiting.Remove(one);
        }
    }

    private async Task End(Waiting one)
    {
        LogEnded(one.Task);
        await one.Sound.DisposeAsync();
    }

    [LoggerMessage(LogLevel.Debug, "The encoder of {Task} waits no longer for more of its file")]
    private partial void LogEnded(TranscodeTaskId task);

    private sealed record Waiting(TranscodeTaskId Task, ArrivingSound Sound, long Since);
}
