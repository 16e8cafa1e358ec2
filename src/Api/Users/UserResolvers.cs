using System.Diagnostics.CodeAnalysis;
using Sunomi.Channels;
using Sunomi.GraphQL;

namespace Sunomi.Users;

internal sealed class UserResolvers(ChannelLoads channels)
{
    /// <summary>Nobody has one until pictures can be uploaded.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "a resolver is called on its instance")]
    public string? AvatarUrl(UserSnapshot user) => null;

    public Task<IReadOnlyList<ChannelSnapshot>> Channels(UserSnapshot user, ResolveContext context) => channels.OfOwner(context, user);
}
