using Npgsql;
using Sunomi.Videos;

namespace Sunomi.Storage.Catalogue;

/// <summary>
/// Who writes rows of a video holds its counter first: comments, reactions, and the removal of the video itself. The rows that they
/// write refer to the video's row and so hold it too: after the counter, in one order everywhere, so that nobody waits in a circle.
/// </summary>
internal static class VideoLock
{
    /// <summary>Until the transaction ends. False: there is no such video.</summary>
    public static Task<bool> LockCounter(this NpgsqlConnection connection, VideoId video, CancellationToken cancellationToken) =>
        connection.Statement("select true from video_counter where video_id = @video for update", ("video", video.Value))
            .ReadFirst(row => row.GetBoolean(0), cancellationToken);
}
