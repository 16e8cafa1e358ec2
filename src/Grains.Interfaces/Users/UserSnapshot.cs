using Sunomi.Channels;

namespace Sunomi.Users;

/// <param name="DefaultChannel">the channel made at sign-up, where uploads go that name no other</param>
[GenerateSerializer, Immutable, Alias("Sunomi.UserSnapshot")]
public sealed record UserSnapshot(
    [property: Id(0)] UserId Id,
    [property: Id(1)] string Username,
    [property: Id(2)] string DisplayName,
    [property: Id(3)] DateTimeOffset CreatedAt,
    [property: Id(4)] ChannelId DefaultChannel);
