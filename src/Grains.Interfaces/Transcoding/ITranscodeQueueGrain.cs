using Sunomi.Videos;

namespace Sunomi.Transcoding;

/// <summary>
/// Which task runs next, and who holds it; key: the name of a pool of workers. It never calls a video: videos call it, workers call both.
/// </summary>
public interface ITranscodeQueueGrain : IGrainWithStringKey
{
    const string DefaultPool = "default";

    /// <summary>Stored when it answers. A task that is queued or leased already stays as it is.</summary>
    /// <param name="delay">not before this time has passed; zero: at once</param>
    Task Enqueue(TranscodeTask[] tasks, TimeSpan delay, CancellationToken cancellationToken);

    /// <summary>The task is over, or need not run: drops it and its lease.</summary>
    Task Finish(TranscodeTaskId task, CancellationToken cancellationToken);

    /// <summary>As <see cref="Finish"/>, for all tasks of a video.</summary>
    Task Cancel(VideoId video, CancellationToken cancellationToken);

    /// <summary>Null when there is nothing to do; the worker is woken when there is.</summary>
    /// <param name="worker">key of the <see cref="ITranscodeWorkerGrain"/> that asks</param>
    Task<TaskLease?> Lease(string worker, TranscodeSlotKind slot, CancellationToken cancellationToken);

    /// <summary>False: the lease is lost, stop.</summary>
    Task<bool> Extend(TranscodeTaskId task, long token, CancellationToken cancellationToken);

    /// <summary>Gives the task back undone, so that another takes it at once.</summary>
    Task HandBack(TranscodeTaskId task, long token, CancellationToken cancellationToken);
}

/// <summary>Which tasks a slot takes.</summary>
public enum TranscodeSlotKind
{
    Any,

    /// <summary>All but video chunks: a probe never waits behind an hour of encoding.</summary>
    Quick,
}
