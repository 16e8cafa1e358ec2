using Orleans.Concurrency;
using Sunomi.Outcomes;
using Sunomi.Users;

namespace Sunomi.Channels;

/// <summary>One channel; key: <see cref="ChannelId"/>.</summary>
public interface IChannelGrain : IGrainWithStringKey
{
    /// <summary>Makes the channel; the same call again changes nothing.</summary>
    Task Open(ChannelOpening opening, CancellationToken cancellationToken);

    /// <summary>Null when there is no such channel.</summary>
    [AlwaysInterleave]
    Task<ChannelSnapshot?> Get(CancellationToken cancellationToken);

    /// <summary>Subscribing twice changes nothing.</summary>
    Task<Outcome<ChannelSnapshot>> Subscribe(UserId by, CancellationToken cancellationToken);

    Task<Outcome<ChannelSnapshot>> Unsubscribe(UserId by, CancellationToken cancellationToken);
}
