using Npgsql;
using Sunomi.Channels;
using Sunomi.Users;

namespace Sunomi.Storage.Catalogue;

public sealed record AccountRow(
    UserId Id,
    string Username,
    string Email,
    string PasswordHash,
    string DisplayName,
    ChannelId DefaultChannel,
    DateTimeOffset CreatedAt)
{
    /// <summary>Without what must not reach a log.</summary>
    public override string ToString() => $"AccountRow {{ Id = {Id}, Username = {Username} }}";
}

public enum AccountInsert
{
    /// <summary>Also when this very account was there already.</summary>
    Inserted,

    /// <summary>As the name of an account, or as the handle of a channel.</summary>
    UsernameTaken,
    EmailTaken,
}

/// <summary>People who can sign in. Names and e-mails are unique whatever their case; the indexes of the table decide.</summary>
public sealed class AccountTable(NpgsqlDataSource database)
{
    /// <summary>Adds the account and reserves the handle of its channel, which is the user name; both or nothing.</summary>
    public async Task<AccountInsert> Insert(AccountRow account, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        while (true)
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            if (await TryInsert(connection, account, cancellationToken))
            {
                var reserved = await connection.Statement(
                    "insert into channel_handle (handle, channel_id) values (lower(@handle), @channel) on conflict (handle) do nothing",
                    ("handle", account.Username),
                    ("channel", account.DefaultChannel.Value)).Execute(cancellationToken);
                if (reserved == 0)
                {
                    return AccountInsert.UsernameTaken;
                }

                await transaction.CommitAsync(cancellationToken);
                return AccountInsert.Inserted;
            }

            if (await WhyNot(connection, account, cancellationToken) is { } reason)
            {
                return reason;
            }

            // whatever was in the way has gone meanwhile
        }
    }

    /// <summary>Null when there is no such account.</summary>
    public Task<AccountRow?> Find(UserId id, CancellationToken cancellationToken) =>
        database.Statement(
            """
            select id, username, email, password_hash, display_name, default_channel_id, created_at
            from account
            where id = @id
            """,
            ("id", id.Value)).ReadFirst<AccountRow?>(Map, cancellationToken);

    /// <summary>The accounts that exist, in any order.</summary>
    public Task<List<AccountRow>> Find(IReadOnlyCollection<UserId> ids, CancellationToken cancellationToken) =>
        database.Statement(
            """
            select id, username, email, password_hash, display_name, default_channel_id, created_at
            from account
            where id = any(@ids)
            """,
            ("ids", ids.Select(id => id.Value).ToArray())).ReadAll(Map, cancellationToken);

    /// <summary>Null when nobody has this name or e-mail; a name wins over an e-mail.</summary>
    public Task<UserId?> FindByLogin(string login, CancellationToken cancellationToken) =>
        database.Statement(
            """
            select id
            from account
            where lower(username) = lower(@login) or lower(email) = lower(@login)
            order by lower(username) = lower(@login) desc
            limit 1
            """,
            ("login", login)).ReadFirst<UserId?>(row => new UserId(row.GetGuid(0)), cancellationToken);

    private static async Task<bool> TryInsert(NpgsqlConnection connection, AccountRow account, CancellationToken cancellationToken) =>
        await connection.Statement(
            """
            insert into account (id, username, email, password_hash, display_name, default_channel_id, created_at)
            values (@id, @username, @email, @hash, @name, @channel, @at)
            on conflict do nothing
            """,
            ("id", account.Id.Value),
            ("username", account.Username),
            ("email", account.Email),
            ("hash", account.PasswordHash),
            ("name", account.DisplayName),
            ("channel", account.DefaultChannel.Value),
            ("at", account.CreatedAt.ToUniversalTime())).Execute(cancellationToken) == 1;

    private static Task<AccountInsert?> WhyNot(NpgsqlConnection connection, AccountRow account, CancellationToken cancellationToken) =>
        connection.Statement(
            """
            select id = @id, lower(username) = lower(@username)
            from account
            where id = @id or lower(username) = lower(@username) or lower(email) = lower(@email)
            order by id = @id desc, lower(username) = lower(@username) desc
            limit 1
            """,
            ("id", account.Id.Value),
            ("username", account.Username),
            ("email", account.Email)).ReadFirst<AccountInsert?>(Reason, cancellationToken);

    private static AccountInsert? Reason(NpgsqlDataReader row) =>
        row.GetBoolean(0) ? AccountInsert.Inserted : row.GetBoolean(1) ? AccountInsert.UsernameTaken : AccountInsert.EmailTaken;

    private static AccountRow Map(NpgsqlDataReader row) => new(
        new UserId(row.GetGuid(0)),
        row.GetString(1),
        row.GetString(2),
        row.GetString(3),
        row.GetString(4),
        new ChannelId(row.GetGuid(5)),
        row.GetFieldValue<DateTimeOffset>(6));
}
