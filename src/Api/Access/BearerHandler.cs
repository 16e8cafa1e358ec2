using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Sunomi.Hubs;

namespace Sunomi.Access;

/// <summary>
/// Reads <c>Authorization: Bearer …</c> (RFC 6750 section 2.1) and, for hubs only, <c>access_token</c> of the query (section 2.3): browsers
/// let no script set a header of a socket. The token itself is checked by <see cref="BearerTokens"/>.
/// </summary>
internal sealed class BearerHandler(
    BearerTokens tokens,
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Prefix = BearerTokens.Scheme + " ";

    /// <summary>The token of a header's value; null when it holds none.</summary>
    public static string? TokenOf(string? header) =>
        header is not null && header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? header[Prefix.Length..].Trim() : null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if ((TokenOf(Request.Headers.Authorization) ?? TokenOfHub()) is not { } token)
        {
            return AuthenticateResult.NoResult();
        }

        return await tokens.Validate(token, Context.RequestAborted) is { } principal
            ? AuthenticateResult.Success(new AuthenticationTicket(principal, Scheme.Name))
            : AuthenticateResult.Fail("The access token is not valid, or not any more.");
    }

    private string? TokenOfHub() =>
        Request.Path.StartsWithSegments(WatchHub.Path) && Request.Query["access_token"].ToString() is { Length: > 0 } token ? token : null;

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        return InvalidTokenAnswer.Write(Context);
    }
}
