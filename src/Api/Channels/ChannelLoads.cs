using Sunomi.GraphQL;
using Sunomi.Schema;
using Sunomi.Storage.Catalogue;
using Sunomi.Users;

namespace Sunomi.Channels;

/// <summary>Channels and what is counted of them, many at once.</summary>
internal sealed class ChannelLoads(ChannelTable channels, SubscriptionTable subscriptions, IGrainFactory grains)
{
    public Task<ChannelSnapshot?> Channel(ResolveContext context, ChannelId id) =>
        context.FreshLoader<ChannelId, ChannelSnapshot>("channels", Find).LoadAsync(id);

    /// <summary>In this issue each person has the one channel that sign-up makes.</summary>
    public async Task<IReadOnlyList<ChannelSnapshot>> OfOwner(ResolveContext context, UserSnapshot owner) =>
        await Channel(context, owner.DefaultChannel) is { } channel ? [channel] : [];

    public Task<long> SubscriberCount(ResolveContext context, ChannelId id) =>
        context.FreshLoader<ChannelId, long>("subscriber counts", subscriptions.Counts).LoadAsync(id);

    public Task<bool> IsSubscribed(ResolveContext context, UserId viewer, ChannelId id) =>
        context.FreshLoader<ChannelId, bool>("subscribed channels", async (ids, cancellationToken) =>
            (await subscriptions.SubscribedOf(viewer, ids, cancellationToken)).ToDictionary(channel => channel, _ => true)).LoadAsync(id);

    private async Task<IReadOnlyDictionary<ChannelId, ChannelSnapshot>> Find(IReadOnlyList<ChannelId> ids, CancellationToken cancellationToken)
    {
        var found = (await channels.Find(ids, cancellationToken)).ToDictionary(channel => channel.Id);

        // A row may be behind its grain: one that is not there yet is asked for.
        var missing = await Task.WhenAll(ids.Where(id => !found.ContainsKey(id)).Select(id => grains.Channel(id).Get(cancellationToken)));
        foreach (var channel in missing.OfType<ChannelSnapshot>())
        {
            found[channel.Id] = channel;
        }

        return found;
    }
}
