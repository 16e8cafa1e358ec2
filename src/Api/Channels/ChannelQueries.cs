using Sunomi.GraphQL;
using Sunomi.Storage.Catalogue;

namespace Sunomi.Channels;

internal sealed class ChannelQueries(ChannelTable channels, IGrainFactory grains)
{
    public async Task<ChannelSnapshot?> Channel(string? id, string? handle, CancellationToken cancellationToken) => (id, handle) switch
    {
        (null, null) or ({ }, { }) => throw new GraphQLException("Say which channel: by its id or by its handle, one of the two.", "INVALID"),
        ({ }, null) => ChannelId.TryParse(id, out var channel) ? await grains.Channel(channel).Get(cancellationToken) : null,
        (null, { }) => await channels.FindByHandle(handle, cancellationToken),
    };
}
