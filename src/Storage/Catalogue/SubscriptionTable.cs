using Npgsql;
using Sunomi.Channels;
using Sunomi.Users;

namespace Sunomi.Storage.Catalogue;

/// <summary>Who subscribes to which channel, and how many do.</summary>
public sealed class SubscriptionTable(NpgsqlDataSource database, TimeProvider clock)
{
    /// <returns>false when the user subscribed before</returns>
    public async Task<bool> Subscribe(ChannelId channel, UserId user, CancellationToken cancellationToken) =>
        await database.Statement(
            """
            with added as (
              insert into subscription (user_id, channel_id, created_at)
              values (@user, @channel, @at)
              on conflict do nothing
              returning channel_id
            )
            insert into channel_counter as c (channel_id, subscribers)
            select channel_id, 1 from added
            on conflict (channel_id) do update set subscribers = c.subscribers + 1
            """,
            ("user", user.Value),
            ("channel", channel.Value),
            ("at", clock.GetUtcNow())).Execute(cancellationToken) == 1;

    /// <returns>false when the user did not subscribe</returns>
    public async Task<bool> Unsubscribe(ChannelId channel, UserId user, CancellationToken cancellationToken) =>
        await database.Statement(
            """
            with removed as (
              delete from subscription where user_id = @user and channel_id = @channel returning channel_id
            )
            update channel_counter as c set subscribers = c.subscribers - 1
            from removed
            where c.channel_id = removed.channel_id
            """,
            ("user", user.Value),
            ("channel", channel.Value)).Execute(cancellationToken) == 1;

    /// <summary>How many subscribe to each; a channel that nobody subscribes to is 0.</summary>
    public async Task<IReadOnlyDictionary<ChannelId, long>> Counts(IReadOnlyCollection<ChannelId> channels, CancellationToken cancellationToken)
    {
        var counts = channels.Distinct().ToDictionary(channel => channel, _ => 0L);
        var rows = await database.Statement(
            "select channel_id, subscribers from channel_counter where channel_id = any(@ids)",
            ("ids", counts.Keys.Select(channel => channel.Value).ToArray()))
            .ReadAll(row => (Channel: new ChannelId(row.GetGuid(0)), Count: row.GetInt64(1)), cancellationToken);
        foreach (var (channel, count) in rows)
        {
            counts[channel] = count;
        }

        return counts;
    }

    /// <summary>Those of the channels that the user subscribes to.</summary>
    public async Task<IReadOnlySet<ChannelId>> SubscribedOf(
        UserId user,
        IReadOnlyCollection<ChannelId> channels,
        CancellationToken cancellationToken)
    {
        var rows = await database.Statement(
            "select channel_id from subscription where user_id = @user and channel_id = any(@ids)",
            ("user", user.Value),
            ("ids", channels.Select(channel => channel.Value).ToArray()))
            .ReadAll(row => new ChannelId(row.GetGuid(0)), cancellationToken);
        return rows.ToHashSet();
    }
}
