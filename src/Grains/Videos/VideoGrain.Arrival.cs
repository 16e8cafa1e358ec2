using Microsoft.Extensions.Logging;
using Sunomi.Transcoding;

namespace Sunomi.Videos;

/// <summary>
/// Work on a file that still arrives. A task is queued when the bytes that it needs are there, so none ever waits for them in a slot; what comes of
/// it counts like any other, once the whole file has been seen to give the same plan.
/// </summary>
internal sealed partial class VideoGrain
{
    /// <summary>Bytes below which nothing can be told of a file.</summary>
    private const long SmallestBeginning = 16 * 1024;

    /// <summary>Bytes of the awaited file that the store had when it was asked last.</summary>
    private long arrived;

    public async Task UploadGrew()
    {
        LeaveUnlessThere();
        if (!transcoding.Value.WhileArriving || !await LookAtArrival())
        {
            return;
        }

        if (video.State.Processing is null && arrived >= SmallestBeginning)
        {
            await Commit(new VideoChange.ArrivalBegun());
            LogArriving(Id, arrived);
        }

        await EnqueueOpenTasks(video.State);
    }

    /// <summary>False: no file is awaited that can be read before it is whole.</summary>
    private async Task<bool> LookAtArrival()
    {
        if (committed is not { IsDeleted: false, AwaitsBytes: true, Upload: { IsOrdered: true } session } || objects.PathOf(session) is null)
        {
            return false;
        }

        arrived = await objects.OrderedLength(session, CancellationToken.None) ?? 0;
        return true;
    }

    /// <summary>It is whole, but not yet in its place: nobody can read it.</summary>
    private bool IsFileOnItsWay(int generation) => committed is { Status: VideoStatus.Uploading, AwaitsBytes: false } && committed.Generation == generation;

    private TaskOrder OrderOf(TranscodeTaskId id, ProcessingTask task)
    {
        var order = new TaskOrder(video.State.OriginalOf(id.Generation))
        {
            WithSound = id.Kind == TranscodeTaskKind.Opening && !video.State.WorkOn(id.Generation)!.HasSoundTasks,
        };
        return committed is { AwaitsBytes: true, Upload: { } session, Processing: { } work } && work.Generation == id.Generation
            ? order with { Arriving = session.ToText(), Segments = task.Kind == TranscodeTaskKind.Audio ? work.SegmentsWithin(Math.Max(task.NeedsBytes, arrived)) : 0 }
            : order;
    }

    /// <summary>The task leaves the queue until there is more of the file.</summary>
    private async Task Pause(TranscodeTaskId task, int segments, long? needsBytes)
    {
        await Commit(new VideoChange.TaskPaused(task, segments, needsBytes, clock.GetUtcNow()));
        await Unqueue(task);
        queued.Remove(task);
        await Tell();
        announcer.Now();
    }

    private async Task Extend(TranscodeTaskId look, PlanExtended extended)
    {
        await Commit(new VideoChange.PlanExtended(look, extended.ChunkBytes, extended.NextLook));
        await Unqueue(look);
        queued.Remove(look);
        await Tell();
    }

    /// <summary>False: what the task needs is not there, or not known, or it waits for the plan of the whole.</summary>
    private async Task<bool> MayRun(ProcessingState work, ProcessingTask task)
    {
        if (committed!.Status != VideoStatus.Uploading || work.Generation != committed.Generation)
        {
            return work.MayRun(task, arrived: null);
        }

        if (task.NeedsBytes > arrived)
        {
            await LookAtArrival();
        }

        return work.MayRun(task, arrived);
    }

    [LoggerMessage(LogLevel.Information, "Video {VideoId}: work begins with the first {Bytes} bytes of the file")]
    private partial void LogArriving(VideoId videoId, long bytes);
}
