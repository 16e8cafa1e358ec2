using Npgsql;
using Sunomi.Discussion;
using Sunomi.Users;
using Sunomi.Videos;

namespace Sunomi.Storage.Catalogue;

/// <summary>A comment after a change (or as it was, when it was deleted), and how many the video has now.</summary>
public sealed record CommentChange(CommentSnapshot Comment, long CommentCount);

/// <summary>
/// Comments under videos. A deleted comment is gone from lists and counts at once; its replies stay and move up one level: they become
/// replies to what it replied to, or comments on the video itself. So everything that counts can also be reached by reading.
/// </summary>
public sealed class CommentTable(NpgsqlDataSource database)
{
    private const string Columns = "c.id, c.video_id, c.author_id, c.text, c.created_at, c.edited_at, c.in_reply_to, c.reply_count";

    internal static readonly SortedList TopList = new(
        Columns, "comment c", "c.video_id = @video and c.in_reply_to is null", "c.created_at", "c.id", SortKey.Time, Descending: true);

    internal static readonly SortedList ReplyList = TopList with { Where = "c.in_reply_to = @parent", Descending = false };

    /// <summary>The same comment again changes nothing. Null when the video, or the comment that it replies to, is not there.</summary>
    public async Task<CommentChange?> Insert(CommentSnapshot comment, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (!await connection.LockCounter(comment.VideoId, cancellationToken))
        {
            return null;
        }

        var inserted = await connection.Statement(
            """
            insert into comment (id, video_id, author_id, text, created_at, edited_at, in_reply_to)
            select @id, @video, @author, @text, @created, @edited::timestamptz, @parent::uuid
            where @parent::uuid is null or exists (select 1 from comment p where p.id = @parent::uuid and p.video_id = @video)
            on conflict (id) do nothing
            """,
            ("id", comment.Id.Value),
            ("video", comment.VideoId.Value),
            ("author", comment.Author.Value),
            ("text", comment.Text),
            ("created", comment.CreatedAt.ToUniversalTime()),
            ("edited", comment.EditedAt?.ToUniversalTime()),
            ("parent", comment.InReplyTo?.Value)).Execute(cancellationToken) == 1;
        var delta = inserted ? 1 : 0;
        await AddReplies(connection, comment.InReplyTo, delta, cancellationToken);
        var count = await Count(connection, comment.VideoId, delta, cancellationToken);
        var stored = await Read(connection, comment.Id, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return stored is null ? null : new CommentChange(stored, count);
    }

    /// <summary>Null when the comment is not there.</summary>
    public Task<CommentSnapshot?> Edit(CommentId id, string text, DateTimeOffset at, CancellationToken cancellationToken) =>
        database.Statement(
            $"update comment as c set text = @text, edited_at = @at where c.id = @id returning {Columns}",
            ("id", id.Value),
            ("text", text),
            ("at", at.ToUniversalTime())).ReadFirst<CommentSnapshot?>(row => Map(row, 0), cancellationToken);

    /// <summary>Answers the comment as it was; null when it is not there.</summary>
    public async Task<CommentChange?> Delete(CommentId id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await Read(connection, id, cancellationToken) is not { } seen
            || !await connection.LockCounter(seen.VideoId, cancellationToken)
            || await Read(connection, id, cancellationToken) is not { } comment)
        {
            return null;
        }

        var moved = await connection.Statement(
            "update comment set in_reply_to = @parent::uuid where in_reply_to = @id",
            ("id", id.Value),
            ("parent", comment.InReplyTo?.Value)).Execute(cancellationToken);
        await connection.Statement("delete from comment where id = @id", ("id", id.Value)).Execute(cancellationToken);
        await AddReplies(connection, comment.InReplyTo, moved - 1, cancellationToken);
        var count = await Count(connection, comment.VideoId, -1, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new CommentChange(comment, count);
    }

    /// <summary>The comments that exist, in any order.</summary>
    public Task<List<CommentSnapshot>> Find(IReadOnlyCollection<CommentId> ids, CancellationToken cancellationToken) =>
        database.Statement(
            $"select {Columns} from comment c where c.id = any(@ids)",
            ("ids", ids.Select(id => id.Value).ToArray())).ReadAll(row => Map(row, 0), cancellationToken);

    /// <summary>The newest comment of this author that says the same in the same place and is not older; null when there is none.</summary>
    public Task<CommentSnapshot?> FindSame(
        VideoId video, UserId author, string text, CommentId? inReplyTo, DateTimeOffset notBefore, CancellationToken cancellationToken) =>
        database.Statement(
            $"""
            select {Columns} from comment c
            where c.author_id = @author and c.video_id = @video and c.created_at >= @since
              and c.text = @text and c.in_reply_to is not distinct from @parent::uuid
            order by c.created_at desc limit 1
            """,
            ("author", author.Value),
            ("video", video.Value),
            ("since", notBefore.ToUniversalTime()),
            ("text", text),
            ("parent", inReplyTo?.Value)).ReadFirst<CommentSnapshot?>(row => Map(row, 0), cancellationToken);

    /// <summary>Comments on the video itself, the newest first.</summary>
    public Task<Page<CommentSnapshot>> OfVideo(VideoId video, PageRequest page, CancellationToken cancellationToken) =>
        TopList.Read(database, page, row => Map(row, 2), [("video", video.Value)], cancellationToken);

    /// <summary>Direct replies, the oldest first.</summary>
    public Task<Page<CommentSnapshot>> RepliesTo(CommentId comment, PageRequest page, CancellationToken cancellationToken) =>
        ReplyList.Read(database, page, row => Map(row, 2), [("parent", comment.Value)], cancellationToken);

    private static Task<CommentSnapshot?> Read(NpgsqlConnection connection, CommentId id, CancellationToken cancellationToken) =>
        connection.Statement($"select {Columns} from comment c where c.id = @id", ("id", id.Value))
            .ReadFirst<CommentSnapshot?>(row => Map(row, 0), cancellationToken);

    private static Task<int> AddReplies(NpgsqlConnection connection, CommentId? parent, int delta, CancellationToken cancellationToken) =>
        parent is { } id && delta != 0
            ? connection.Statement(
                "update comment set reply_count = reply_count + @delta where id = @id",
                ("id", id.Value),
                ("delta", delta)).Execute(cancellationToken)
            : Task.FromResult(0);

    private static Task<long> Count(NpgsqlConnection connection, VideoId video, int delta, CancellationToken cancellationToken) =>
        connection.Statement(
            "update video_counter set comments = comments + @delta where video_id = @video returning comments",
            ("video", video.Value),
            ("delta", delta)).ReadFirst(row => row.GetInt64(0), cancellationToken);

    private static CommentSnapshot Map(NpgsqlDataReader row, int first) => new(
        new CommentId(row.GetGuid(first)),
        new VideoId(row.GetGuid(first + 1)),
        new UserId(row.GetGuid(first + 2)),
        row.GetString(first + 3),
        row.GetFieldValue<DateTimeOffset>(first + 4),
        row.Nullable<DateTimeOffset?>(first + 5),
        row.Nullable<Guid?>(first + 6) is { } parent ? new CommentId(parent) : null,
        row.GetInt32(first + 7));
}
