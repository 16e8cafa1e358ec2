using Sunomi.Outcomes;
using Sunomi.Users;

namespace Sunomi.Channels;

[GenerateSerializer, Immutable, Alias("Sunomi.ChannelState")]
internal sealed record ChannelState
{
    /// <summary>Null until it is opened.</summary>
    [Id(0)]
    public ChannelSnapshot? Channel { get; init; }

    public ChannelState Opened(ChannelId id, ChannelOpening opening) => this with
    {
        Channel = new(id, Version: 1, opening.Owner, opening.Handle, opening.Name, Description: null, opening.At),
    };

    public Problem? WhyNotSubscribe(UserId by) => Channel switch
    {
        null => Problem.NotFound("channel"),
        { Owner: var owner } when owner == by => Problem.Invalid("channelId", "This channel is your own: you cannot subscribe to it."),
        _ => null,
    };

    public Problem? WhyNotUnsubscribe() => Channel is null ? Problem.NotFound("channel") : null;
}
