namespace Sunomi.Media;

/// <summary>
/// One audio track of a file that still arrives, encoded as far as the file has come: the very segments that <see cref="MediaPipeline.EncodeAudio"/> makes of
/// the whole. One ffmpeg lives as long as this and reads what it is brought through a pipe; between calls it waits, and cannot stall.
/// One call at a time. After one that failed or was cancelled, nothing can be done but to dispose of it.
/// </summary>
public sealed class GrowingSound : IAsyncDisposable
{
    private readonly EncodePlan plan;
    private readonly AudioTrack track;
    private readonly StoredSegments stored;
    private readonly ScratchFolder scratch;
    private readonly FeedPipe feed;
    private readonly Heartbeat heart;
    private readonly CancellationTokenSource ending = new();
    private readonly CancellationTokenSource over = new();
    private readonly Task<AudioManifest> made;
    private volatile Action<EncodeProgress> progress = static _ => { };

    internal GrowingSound(
        EncodePlan plan,
        AudioTrack track,
        MediaOptions options,
        ISegmentSink sink,
        Func<MediaSource, ISegmentSink, Action<EncodeProgress>, CancellationToken, Task<AudioManifest>> encode)
    {
        (this.plan, this.track, stored) = (plan, track, new StoredSegments(sink));
        scratch = new ScratchFolder(options.Scratch);
        try
        {
            feed = new FeedPipe(scratch.File("arriving"));
        }
        catch
        {
            scratch.Dispose();
            throw;
        }

        heart = new Heartbeat(options.StallTimeout, TimeSpan.Zero);
        heart.Pause();
        made = Make(encode);
    }

    /// <summary>Bytes of the file, from its start, that it has taken.</summary>
    public long Taken { get; private set; }

    /// <summary>Segments, from the first, that are stored.</summary>
    public int Stored => stored.Count;

    /// <summary>It failed, perhaps while it waited.</summary>
    public bool HasFailed => made.IsFaulted || made.IsCanceled || stored.HasFailed;

    /// <summary>True: completed, it is the track that a plan of the whole file asks for. False: it ends elsewhere than the open plan said.</summary>
    public bool Makes(EncodePlan whole) =>
        AudioArguments.Samples(whole) == AudioArguments.Samples(plan) && whole.MakesTheSameAs(plan)
        && whole.AudioTracks[track.Index].EndsLike(track);

    /// <summary>Takes what has come of the file and returns when so many segments are stored.</summary>
    /// <param name="more">The file from <see cref="Taken"/> on, with all that <see cref="ArrivingPlan.Planned"/> says that the segments need.</param>
    /// <param name="segments">From the first.</param>
    /// <inheritdoc cref="MediaPipeline.EncodeAudio"/>
    public Task Continue(Stream more, int segments, Action<EncodeProgress> progress, CancellationToken cancellationToken) =>
        Take(more, EndsWithin(segments) ? null : segments, progress, cancellationToken);

    /// <summary>Takes the rest of the file and returns when all is stored.</summary>
    /// <param name="rest">The file from <see cref="Taken"/> on.</param>
    /// <inheritdoc cref="MediaPipeline.EncodeAudio"/>
    public async Task<AudioManifest> Complete(Stream rest, Action<EncodeProgress> progress, CancellationToken cancellationToken)
    {
        await Take(rest, segments: null, progress, cancellationToken);
        return await made;
    }

    /// <summary>Ends its process and removes its temporary files.</summary>
    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await ((Task)made).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        feed.Dispose();
        scratch.Dispose();
        heart.Dispose();
        ending.Dispose();
        over.Dispose();
    }

    private async Task<AudioManifest> Make(Func<MediaSource, ISegmentSink, Action<EncodeProgress>, CancellationToken, Task<AudioManifest>> encode)
    {
        try
        {
            return await encode(new MediaSource(feed.Path), stored, Progressed, ending.Token);
        }
        finally
        {
            await over.CancelAsync();
        }
    }

    private void Progressed(EncodeProgress done)
    {
        heart.Beat();
        progress(done);
    }

    /// <summary>Bytes that hold these segments hold all of the track: what is behind them is silence, which comes when there is nothing more to read.</summary>
    private bool EndsWithin(int segments) =>
        track.EndSeconds * AudioArguments.SampleRate <= SoundSegmenter.PictureEnd(plan, segments) + AudioArguments.HeldBack;

    /// <param name="segments">To wait for; null: the end.</param>
    private async Task Take(Stream more, int? segments, Action<EncodeProgress> told, CancellationToken cancellationToken)
    {
        progress = told;
        heart.Resume();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, heart.Stalled);
        try
        {
            await Feed(more, isAll: segments is null, stop.Token);
            var enough = segments is { } wanted ? stored.Until(wanted) : made;
            await await Task.WhenAny(enough, made).WaitAsync(stop.Token);
        }
        catch (OperationCanceledException) when (heart.Stalled.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw EncodeFailure.Stalled(errors: null);
        }
        finally
        {
            heart.Pause();
            progress = static _ => { };
        }
    }

    /// <summary>Ends when all is in the pipe, or nothing more is read from it: the encoder failed, or has all that it needs.</summary>
    private async Task Feed(Stream more, bool isAll, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, over.Token);
        try
        {
            while (!over.IsCancellationRequested && await feed.Bring(more, stop.Token) is var count and > 0)
            {
                Taken += count;
                heart.Beat();
            }

            if (isAll && !over.IsCancellationRequested)
            {
                await feed.Close(stop.Token);
            }
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // told by what was made
        }
    }
}
