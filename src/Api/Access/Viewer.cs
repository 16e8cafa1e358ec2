using System.Globalization;
using System.Security.Claims;
using Sunomi.GraphQL;
using Sunomi.Users;

namespace Sunomi.Access;

/// <summary>Who asks, told from the principal that the token was turned into.</summary>
internal sealed class Viewer(TimeProvider clock)
{
    public const string UserClaim = "sub";
    public const string ExpiryClaim = "exp";

    /// <summary>Null for a stranger.</summary>
    /// <exception cref="GraphQLException">UNAUTHENTICATED: the token of this socket has expired since it was opened.</exception>
    public UserId? Of(ClaimsPrincipal principal)
    {
        if (!UserId.TryParse(principal.FindFirstValue(UserClaim), out var user))
        {
            return null;
        }

        return clock.GetUtcNow() < ExpiresAt(principal)
            ? user
            : throw new GraphQLException("Your session has expired. Sign in again.", "UNAUTHENTICATED");
    }

    /// <exception cref="GraphQLException">UNAUTHENTICATED: a stranger asks for what only somebody may.</exception>
    public UserId Require(ClaimsPrincipal principal) =>
        Of(principal) ?? throw new GraphQLException("Sign in first.", "UNAUTHENTICATED");

    /// <summary>When what this principal may ends by itself; null for a stranger.</summary>
    public static DateTimeOffset? ExpiresAt(ClaimsPrincipal principal) =>
        long.TryParse(principal.FindFirstValue(ExpiryClaim), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
