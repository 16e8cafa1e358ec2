using Sunomi.Users;

namespace Sunomi.Channels;

/// <param name="Version">grows with every change</param>
[GenerateSerializer, Immutable, Alias("Sunomi.ChannelSnapshot")]
public sealed record ChannelSnapshot(
    [property: Id(0)] ChannelId Id,
    [property: Id(1)] long Version,
    [property: Id(2)] UserId Owner,
    [property: Id(3)] string Handle,
    [property: Id(4)] string Name,
    [property: Id(5)] string? Description,
    [property: Id(6)] DateTimeOffset CreatedAt);

[GenerateSerializer, Immutable, Alias("Sunomi.ChannelOpening")]
public sealed record ChannelOpening(
    [property: Id(0)] UserId Owner,
    [property: Id(1)] string Handle,
    [property: Id(2)] string Name,
    [property: Id(3)] DateTimeOffset At);
