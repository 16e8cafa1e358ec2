using System.Security.Claims;
using Sunomi.Access;

namespace Sunomi.Users;

internal sealed class UserQueries(IGrainFactory grains, Viewer viewers)
{
    public async Task<UserSnapshot?> Me(ClaimsPrincipal user, CancellationToken cancellationToken) =>
        viewers.Of(user) is { } id ? await grains.User(id).Get(cancellationToken) : null;
}
