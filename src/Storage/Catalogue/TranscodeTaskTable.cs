using Npgsql;
using Sunomi.Transcoding;
using Sunomi.Users;
using Sunomi.Videos;

namespace Sunomi.Storage.Catalogue;

/// <summary>A task of the queue as it was stored.</summary>
/// <param name="Token">of its lease; null when nobody holds it</param>
/// <param name="Worker">that holds it; null when nobody does</param>
public sealed record StoredTask(TranscodeTask Task, DateTimeOffset NotBefore, long? Token, string? Worker);

/// <summary>Transcoding work that is queued or leased.</summary>
public sealed class TranscodeTaskTable(NpgsqlDataSource database)
{
    private const string IsTask = "video_id = @video and generation = @generation and kind = @kind and index = @index";

    /// <summary>A task that is stored already stays as it is.</summary>
    public async Task Insert(string pool, IReadOnlyList<TranscodeTask> tasks, DateTimeOffset notBefore, CancellationToken cancellationToken) =>
        await database.Statement(
            """
            insert into transcode_task (video_id, generation, kind, index, pool, owner_id, urgency, not_before)
            select video_id, generation, kind, index, @pool, owner_id, urgency, @notBefore
            from unnest(@videos, @generations, @kinds, @indexes, @owners, @urgencies) with ordinality
              as t (video_id, generation, kind, index, owner_id, urgency, place)
            order by place
            on conflict do nothing
            """,
            ("pool", pool),
            ("notBefore", notBefore.ToUniversalTime()),
            ("videos", tasks.Select(task => task.Id.Video.Value).ToArray()),
            ("generations", tasks.Select(task => task.Id.Generation).ToArray()),
            ("kinds", tasks.Select(task => task.Id.Kind.ToString()).ToArray()),
            ("indexes", tasks.Select(task => task.Id.Index).ToArray()),
            ("owners", tasks.Select(task => task.Owner.Value).ToArray()),
            ("urgencies", tasks.Select(task => task.Urgency).ToArray())).Execute(cancellationToken);

    /// <summary>All tasks of the pool, in the order in which they came.</summary>
    public Task<List<StoredTask>> Load(string pool, CancellationToken cancellationToken) =>
        database.Statement(
            """
            select video_id, generation, kind, index, owner_id, urgency, not_before, token, worker
            from transcode_task
            where pool = @pool
            order by position
            """,
            ("pool", pool)).ReadAll(Map, cancellationToken);

    /// <summary>Gives the task to the worker, whoever had it. Answers the fencing token, higher than any before; null when the task is gone.</summary>
    public Task<long?> Lease(TranscodeTaskId task, string worker, CancellationToken cancellationToken) =>
        On(task, $"update transcode_task set token = nextval('transcode_token'), worker = @worker where {IsTask} returning token", ("worker", worker))
            .ReadFirst<long?>(row => row.GetInt64(0), cancellationToken);

    /// <summary>Nobody holds the task any more.</summary>
    public Task Release(TranscodeTaskId task, CancellationToken cancellationToken) =>
        On(task, $"update transcode_task set token = null, worker = null where {IsTask}").Execute(cancellationToken);

    public Task Delete(TranscodeTaskId task, CancellationToken cancellationToken) =>
        On(task, $"delete from transcode_task where {IsTask}").Execute(cancellationToken);

    public Task DeleteOf(VideoId video, CancellationToken cancellationToken) =>
        database.Statement("delete from transcode_task where video_id = @video", ("video", video.Value)).Execute(cancellationToken);

    private static StoredTask Map(NpgsqlDataReader row) => new(
        new TranscodeTask(
            new TranscodeTaskId(new VideoId(row.GetGuid(0)), row.GetInt32(1), Enum.Parse<TranscodeTaskKind>(row.GetString(2)), row.GetInt32(3)),
            new UserId(row.GetGuid(4)),
            row.GetInt32(5)),
        row.GetFieldValue<DateTimeOffset>(6),
        row.Nullable<long?>(7),
        row.Nullable<string>(8));

    private NpgsqlCommand On(TranscodeTaskId task, string sql, params ReadOnlySpan<(string Name, object? Value)> more) =>
        database.Statement(
            sql,
            [
                ("video", task.Video.Value), ("generation", task.Generation), ("kind", task.Kind.ToString()), ("index", task.Index), .. more,
            ]);
}
