using Orleans.Concurrency;
using Sunomi.Transcoding;

namespace Sunomi.Videos;

/// <summary>
/// The side of a video that workers report to; same grain and key as <see cref="IVideoGrain"/>. A call that carries a fencing token
/// lower than the highest seen for its task, or is about a task that is done or cancelled, answers false and changes nothing.
/// </summary>
public interface IVideoWorkGrain : IGrainWithStringKey
{
    /// <summary>Null: do not begin, or stop.</summary>
    Task<TaskOrder?> TaskStarted(TaskLease lease, CancellationToken cancellationToken);

    /// <param name="sequence">counts up within the lease; an older one than the last seen is dropped</param>
    [OneWay]
    Task TaskProgressed(TranscodeTaskId task, long token, long sequence, TaskProgress progress);

    /// <summary>The same result twice changes nothing.</summary>
    Task<bool> TaskSucceeded(TranscodeTaskId task, long token, TaskResult result, CancellationToken cancellationToken);

    Task<bool> TaskFailed(TranscodeTaskId task, long token, TaskFailure failure, CancellationToken cancellationToken);

    /// <summary>The task will be worked on, now or when more of the file has come.</summary>
    [AlwaysInterleave]
    Task<bool> IsOpen(TranscodeTaskId task, CancellationToken cancellationToken);

    /// <summary>Which of its objects are still of use; for the sweep of orphans.</summary>
    [AlwaysInterleave]
    Task<KeptObjects> GetKeptObjects(CancellationToken cancellationToken);

    /// <summary>Names, relative to <c>{videoId}/</c>, of the attachments that are of use; for the sweep of orphans.</summary>
    [AlwaysInterleave]
    Task<string[]> GetAttachments(CancellationToken cancellationToken);
}

[Flags]
public enum KeptObjects
{
    /// <summary>There is no such video.</summary>
    None = 0,

    /// <summary>What is under <c>uploads/</c>.</summary>
    Upload = 1,

    /// <summary>What is under <c>{videoId}/</c>.</summary>
    Media = 2,
}
