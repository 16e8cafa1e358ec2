using Sunomi.Access;
using Sunomi.GraphQL;
using Sunomi.Outcomes;
using Sunomi.Schema;
using Sunomi.Users;

namespace Sunomi.Channels;

internal sealed class ChannelMutations(IGrainFactory grains, Viewer viewers)
{
    public Task<ChannelPayload> Subscribe(string channelId, ResolveContext context) =>
        Command(channelId, context, static (channel, viewer, cancellationToken) => channel.Subscribe(viewer, cancellationToken));

    public Task<ChannelPayload> Unsubscribe(string channelId, ResolveContext context) =>
        Command(channelId, context, static (channel, viewer, cancellationToken) => channel.Unsubscribe(viewer, cancellationToken));

    private async Task<ChannelPayload> Command(
        string channelId,
        ResolveContext context,
        Func<IChannelGrain, UserId, CancellationToken, Task<Outcome<ChannelSnapshot>>> command)
    {
        var viewer = viewers.Require(context.User);
        if (!ChannelId.TryParse(channelId, out var channel))
        {
            return new ChannelPayload(null, [Problem.NotFound("channel")]);
        }

        var outcome = await command(grains.Channel(channel), viewer, context.CancellationToken);
        context.Changed();
        return outcome.Answer((value, errors) => new ChannelPayload(value, errors));
    }
}
