using Npgsql;
using Sunomi.Channels;
using Sunomi.Users;

namespace Sunomi.Storage.Catalogue;

/// <summary>Channels as lists and pages show them; each row is a projection of a grain's state.</summary>
public sealed class ChannelTable(NpgsqlDataSource database)
{
    private const string Columns = "id, version, owner_id, handle, name, description, created_at";

    /// <summary>Stores what the grain says, unless the row is as new already. Videos are found by the new name from now on.</summary>
    public async Task Project(ChannelSnapshot channel, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var changed = await connection.Statement(
            """
            insert into channel as c (id, version, owner_id, handle, name, description, created_at)
            values (@id, @version, @owner, @handle, @name, @description::text, @at)
            on conflict (id) do update
              set version = excluded.version, owner_id = excluded.owner_id, handle = excluded.handle, name = excluded.name,
                  description = excluded.description
              where c.version < excluded.version
            """,
            ("id", channel.Id.Value),
            ("version", channel.Version),
            ("owner", channel.Owner.Value),
            ("handle", channel.Handle),
            ("name", channel.Name),
            ("description", channel.Description),
            ("at", channel.CreatedAt.ToUniversalTime())).Execute(cancellationToken);
        if (changed == 1)
        {
            await connection.Statement(
                $"""
                update video
                set search_words = {VideoSearch.WordsOf("document", "@name", "@handle")},
                    search_text = {VideoSearch.TextOf("document", "@name", "@handle")}
                where channel_id = @id
                """,
                ("id", channel.Id.Value),
                ("name", channel.Name),
                ("handle", channel.Handle)).Execute(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>The channels that exist, in any order.</summary>
    public Task<List<ChannelSnapshot>> Find(IReadOnlyCollection<ChannelId> ids, CancellationToken cancellationToken) =>
        database.Statement(
            $"select {Columns} from channel where id = any(@ids)",
            ("ids", ids.Select(id => id.Value).ToArray())).ReadAll(Map, cancellationToken);

    /// <summary>In whatever case; null when there is no such channel.</summary>
    public Task<ChannelSnapshot?> FindByHandle(string handle, CancellationToken cancellationToken) =>
        database.Statement(
            $"select {Columns} from channel where lower(handle) = lower(@handle)",
            ("handle", handle)).ReadFirst<ChannelSnapshot?>(Map, cancellationToken);

    /// <summary>The oldest first.</summary>
    public Task<List<ChannelSnapshot>> OfOwner(UserId owner, CancellationToken cancellationToken) =>
        database.Statement(
            $"select {Columns} from channel where owner_id = @owner order by created_at, id",
            ("owner", owner.Value)).ReadAll(Map, cancellationToken);

    private static ChannelSnapshot Map(NpgsqlDataReader row) => new(
        new ChannelId(row.GetGuid(0)),
        row.GetInt64(1),
        new UserId(row.GetGuid(2)),
        row.GetString(3),
        row.GetString(4),
        row.Nullable<string>(5),
        row.GetFieldValue<DateTimeOffset>(6));
}
