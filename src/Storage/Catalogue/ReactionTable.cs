using Npgsql;
using Sunomi.Audience;
using Sunomi.Users;
using Sunomi.Videos;

namespace Sunomi.Storage.Catalogue;

/// <param name="Reaction">None takes it back</param>
public sealed record ReactionChange(VideoId Video, UserId User, Reaction Reaction);

/// <summary>What people think of videos: one reaction a person and video, and exact numbers of them.</summary>
public sealed class ReactionTable(NpgsqlDataSource database)
{
    /// <summary>
    /// Stores all of them in one transaction; of several by one person on one video the last counts. Answers the numbers of each video
    /// that is there; reactions to others are dropped.
    /// </summary>
    public async Task<IReadOnlyDictionary<VideoId, AudienceCounts>> Apply(
        IReadOnlyCollection<ReactionChange> changes,
        CancellationToken cancellationToken)
    {
        var counts = new Dictionary<VideoId, AudienceCounts>();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // in the same order everywhere: nobody waits in a circle
        foreach (var ofVideo in changes.GroupBy(change => change.Video).OrderBy(group => group.Key.Value))
        {
            var last = ofVideo.GroupBy(change => change.User).Select(ofUser => ofUser.Last()).ToList();
            if (await Apply(connection, ofVideo.Key, last, cancellationToken) is { } after)
            {
                counts.Add(ofVideo.Key, after);
            }
        }

        await transaction.CommitAsync(cancellationToken);
        return counts;
    }

    /// <summary>Reactions of the user to those of the videos that have one.</summary>
    public async Task<IReadOnlyDictionary<VideoId, Reaction>> Of(
        UserId user,
        IReadOnlyCollection<VideoId> videos,
        CancellationToken cancellationToken)
    {
        var rows = await database.Statement(
            "select video_id, kind from reaction where user_id = @user and video_id = any(@videos)",
            ("user", user.Value),
            ("videos", videos.Select(video => video.Value).ToArray()))
            .ReadAll(row => (Video: new VideoId(row.GetGuid(0)), Reaction: Enum.Parse<Reaction>(row.GetString(1))), cancellationToken);
        return rows.ToDictionary(row => row.Video, row => row.Reaction);
    }

    private static async Task<AudienceCounts?> Apply(
        NpgsqlConnection connection,
        VideoId video,
        List<ReactionChange> changes,
        CancellationToken cancellationToken)
    {
        // what the next statement reads cannot change before it writes
        if (!await connection.LockCounter(video, cancellationToken))
        {
            return null;
        }

        return await connection.Statement(
            """
            with wanted as (
              select * from unnest(@users, @kinds) as w (user_id, kind)
            ), before as (
              select r.user_id, r.kind from reaction r join wanted using (user_id) where r.video_id = @video
            ), removed as (
              delete from reaction r using wanted w where r.video_id = @video and r.user_id = w.user_id and w.kind = 'None'
            ), stored as (
              insert into reaction (video_id, user_id, kind)
              select @video, user_id, kind from wanted where kind <> 'None'
              on conflict (video_id, user_id) do update set kind = excluded.kind
            )
            update video_counter
            set likes = likes + (select count(*) from wanted where kind = 'Like') - (select count(*) from before where kind = 'Like'),
                dislikes = dislikes + (select count(*) from wanted where kind = 'Dislike') - (select count(*) from before where kind = 'Dislike')
            where video_id = @video
            returning likes, dislikes, views
            """,
            ("video", video.Value),
            ("users", changes.Select(change => change.User.Value).ToArray()),
            ("kinds", changes.Select(change => change.Reaction.ToString()).ToArray()))
            .ReadFirst(row => new AudienceCounts(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)), cancellationToken);
    }
}
