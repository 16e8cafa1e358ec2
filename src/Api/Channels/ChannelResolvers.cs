using System.Diagnostics.CodeAnalysis;
using System.Security.Claims;
using Sunomi.Access;
using Sunomi.GraphQL;
using Sunomi.Schema;
using Sunomi.Storage.Catalogue;
using Sunomi.Users;
using Sunomi.Videos;

namespace Sunomi.Channels;

internal sealed class ChannelResolvers(ChannelLoads channels, UserLoads users, VideoTable videos, Viewer viewers)
{
    /// <summary>No channel has one until pictures can be uploaded.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "a resolver is called on its instance")]
    public string? AvatarUrl(ChannelSnapshot channel) => null;

    [SameForAll]
    public Task<UserSnapshot?> Owner(ChannelSnapshot channel, ResolveContext context) => users.User(context, channel.Owner);

    [SameForAll]
    public Task<long> SubscriberCount(ChannelSnapshot channel, ResolveContext context) => channels.SubscriberCount(context, channel.Id);

    public async Task<bool> ViewerIsSubscribed(ChannelSnapshot channel, ResolveContext context) =>
        viewers.Of(context.User) is { } viewer && await channels.IsSubscribed(context, viewer, channel.Id);

    public async Task<Connection<VideoSnapshot>> Videos(
        ChannelSnapshot channel,
        int? first,
        string? after,
        ClaimsPrincipal user,
        CancellationToken cancellationToken)
    {
        var everything = viewers.Of(user) == channel.Owner;
        return Pages.Show(await videos.OfChannel(channel.Id, everything, Pages.Request(first, after), cancellationToken));
    }
}
