using Microsoft.AspNetCore.Authentication;

namespace Sunomi.Access;

/// <summary>
/// A request that shows a token which is not valid is told so, instead of being served as a stranger's: a client whose session has
/// expired would otherwise take the public view for its own.
/// </summary>
internal static class InvalidTokenAnswer
{
    public static IApplicationBuilder UseInvalidTokenAnswer(this IApplicationBuilder app) => app.Use(static async (context, next) =>
    {
        if ((await context.AuthenticateAsync(BearerTokens.Scheme)).Failure is null)
        {
            await next(context);
        }
        else
        {
            await context.ChallengeAsync(BearerTokens.Scheme);
        }
    });

    /// <summary>401 in the shape of a GraphQL answer, which is what nearly all callers read.</summary>
    public static Task Write(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(
            new { errors = new[] { new { message = "The access token is not valid, or not any more. Sign in again.", extensions = new { code = "UNAUTHENTICATED" } } } },
            context.RequestAborted);
    }
}
