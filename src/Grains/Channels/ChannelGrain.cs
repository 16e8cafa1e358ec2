using Microsoft.Extensions.Logging;
using Sunomi.Outcomes;
using Sunomi.Placement;
using Sunomi.State;
using Sunomi.Storage.Catalogue;
using Sunomi.Users;

namespace Sunomi.Channels;

/// <summary>
/// One channel. Its state is what holds; the row in the catalogue follows it, at once or, after a crash between the two writes,
/// when the channel is next activated.
/// </summary>
[RunsOn(SiloRole.Grains)]
internal sealed partial class ChannelGrain(
    [PersistentState("channel", "default")] IPersistentState<ChannelState> channel,
    ChannelTable channels,
    SubscriptionTable subscriptions,
    ILogger<ChannelGrain> logger) : Grain, IChannelGrain
{
    /// <summary>Version that the catalogue surely has.</summary>
    private long projected;

    private ChannelId Id => ChannelId.Parse(this.GetPrimaryKeyString());

    public override async Task OnActivateAsync(CancellationToken cancellationToken) => await Project(cancellationToken);

    public async Task Open(ChannelOpening opening, CancellationToken cancellationToken)
    {
        if (channel.State.Channel is null)
        {
            await channel.Commit(channel.State.Opened(Id, opening), cancellationToken);
            LogOpened(Id, opening.Owner);
        }
        else if (channel.State.Channel.Owner != opening.Owner)
        {
            throw new InvalidOperationException(
                $"Channel {Id} belongs to {channel.State.Channel.Owner} and cannot be opened for {opening.Owner}: open one with a new id.");
        }

        await Project(cancellationToken);
    }

    public Task<ChannelSnapshot?> Get(CancellationToken cancellationToken)
    {
        if (channel.State.Channel is null)
        {
            // Strangers ask for ids that they made up: nothing of that should stay in memory.
            DeactivateOnIdle();
        }

        return Task.FromResult(channel.State.Channel);
    }

    public async Task<Outcome<ChannelSnapshot>> Subscribe(UserId by, CancellationToken cancellationToken)
    {
        if (channel.State.WhyNotSubscribe(by) is { } reason)
        {
            return reason;
        }

        await Project(cancellationToken);
        if (await subscriptions.Subscribe(Id, by, cancellationToken))
        {
            LogSubscribed(by, Id);
        }

        return channel.State.Channel!;
    }

    public async Task<Outcome<ChannelSnapshot>> Unsubscribe(UserId by, CancellationToken cancellationToken)
    {
        if (channel.State.WhyNotUnsubscribe() is { } reason)
        {
            return reason;
        }

        if (await subscriptions.Unsubscribe(Id, by, cancellationToken))
        {
            LogUnsubscribed(by, Id);
        }

        return channel.State.Channel!;
    }

    private async Task Project(CancellationToken cancellationToken)
    {
        if (channel.State.Channel is { } snapshot && snapshot.Version > projected)
        {
            await channels.Project(snapshot, cancellationToken);
            projected = snapshot.Version;
        }
    }

    [LoggerMessage(LogLevel.Information, "Channel {ChannelId} was opened for {UserId}")]
    private partial void LogOpened(ChannelId channelId, UserId userId);

    [LoggerMessage(LogLevel.Debug, "{UserId} subscribed to channel {ChannelId}")]
    private partial void LogSubscribed(UserId userId, ChannelId channelId);

    [LoggerMessage(LogLevel.Debug, "{UserId} unsubscribed from channel {ChannelId}")]
    private partial void LogUnsubscribed(UserId userId, ChannelId channelId);
}
