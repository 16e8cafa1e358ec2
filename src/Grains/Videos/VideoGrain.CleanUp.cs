using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace Sunomi.Videos;

/// <summary>How a video, or a generation of it, goes: first from sight, then from the store, at last the state that knows of it.</summary>
internal sealed partial class VideoGrain
{
    private async Task Remove()
    {
        var gone = committed!.Processing is null ? clock.GetUtcNow() : clock.GetUtcNow() + transcoding.Value.WorkersGoneAfter;
        await Commit(new VideoChange.Deleted(gone));
        var settled = await Settle();
        events.Publish(number => new VideoDeleted(Id, number));
        if (settled)
        {
            ResumeIn(TimeSpan.Zero);
        }
    }

    /// <summary>
    /// Removes objects of no more use; for good when no worker can be writing any more. Only after <see cref="Settle"/> succeeded: the state
    /// is the last that knows of the rows.
    /// </summary>
    private async Task CleanUp()
    {
        try
        {
            if (committed is { DeletedWorkersGoneBy: { } workersGoneBy })
            {
                await RemoveObjects();
                if (IsLater(workersGoneBy))
                {
                    return;
                }

                await LeaveIfReplaced(video.ClearStateAsync());
                committed = null;
                await Forget();
                LogRemoved(Id);
                DeactivateOnIdle();
                return;
            }

            foreach (var old in committed!.OldGenerations)
            {
                if (IsLater(old.WorkersGoneBy))
                {
                    return;
                }

                await objects.DeletePrefix($"{Id}/g{old.Generation}/", CancellationToken.None);
                if (old.Original is { } original)
                {
                    await objects.Delete($"{Id}/{original}", CancellationToken.None);
                }

                await Commit(new VideoChange.GenerationRemoved(old.Generation));
            }

            await Settle();
        }
        catch (Exception failure) when (failure is not InconsistentStateException)
        {
            Postpone(failure);
        }
    }

    private async Task RemoveObjects()
    {
        if ((committed!.Upload ?? committed.Replacement?.Upload) is { } session)
        {
            await objects.AbortUpload(session, CancellationToken.None);
        }

        await objects.Delete(UploadKey, CancellationToken.None);
        await objects.DeletePrefix($"{Id}/", CancellationToken.None);
    }

    /// <summary>True: the time has not come, and this will be called again when it has.</summary>
    private bool IsLater(DateTimeOffset time)
    {
        var wait = time - clock.GetUtcNow();
        if (wait <= TimeSpan.Zero)
        {
            return false;
        }

        ResumeIn(wait);
        return true;
    }

    [LoggerMessage(LogLevel.Information, "Nothing is left of video {VideoId}")]
    private partial void LogRemoved(VideoId videoId);
}
