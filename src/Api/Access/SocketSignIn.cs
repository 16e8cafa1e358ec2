using System.Security.Claims;
using System.Text.Json;

namespace Sunomi.Access;

/// <summary>Who is behind a GraphQL socket: the payload of <c>connection_init</c> is <c>{"authorization": "Bearer …"}</c>.</summary>
internal static class SocketSignIn
{
    /// <summary>Without a token, whoever opened the socket; null (a refusal) when there is a token and it is not valid.</summary>
    public static async ValueTask<ClaimsPrincipal?> FromConnectionInit(JsonElement? payload, HttpContext context, CancellationToken cancellationToken)
    {
        if (Authorization(payload) is not { } authorization)
        {
            return context.User;
        }

        return authorization.ValueKind == JsonValueKind.String && BearerHandler.TokenOf(authorization.GetString()) is { } token
            ? await context.RequestServices.GetRequiredService<BearerTokens>().Validate(token, cancellationToken)
            : null;
    }

    /// <summary>Null when the member is absent, null or empty: browsers that are signed out send such.</summary>
    private static JsonElement? Authorization(JsonElement? payload)
    {
        if (payload is not { ValueKind: JsonValueKind.Object } members)
        {
            return null;
        }

        foreach (var member in members.EnumerateObject())
        {
            if (member.Name.Equals("authorization", StringComparison.OrdinalIgnoreCase)
                && member.Value.ValueKind != JsonValueKind.Null
                && !(member.Value.ValueKind == JsonValueKind.String && string.IsNullOrEmpty(member.Value.GetString())))
            {
                return member.Value;
            }
        }

        return null;
    }
}
