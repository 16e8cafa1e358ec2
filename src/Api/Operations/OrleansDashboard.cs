using Orleans.Dashboard;
using Sunomi.Access;

namespace Sunomi.Operations;

/// <summary>
/// The dashboard of Orleans at <c>/orleans/</c>, for admins. A page that the browser navigates to sends no header, so the web app first
/// trades the access token for a cookie that lives as long and goes nowhere else.
/// </summary>
internal static class OrleansDashboard
{
    private const string Root = "/orleans";
    private const string Cookie = "sunomi-operator";

    public static void MapDashboard(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost($"{Root}/session", (Delegate)Open);
        endpoints.MapOrleansDashboard(Root).AddEndpointFilter(async (call, next) =>
            await IsAdmin(call.HttpContext, call.HttpContext.Request.Cookies[Cookie]) ? await next(call) : Results.NotFound());
    }

    private static async Task<IResult> Open(HttpContext context)
    {
        var token = BearerHandler.TokenOf(context.Request.Headers.Authorization);
        if (!await IsAdmin(context, token))
        {
            return Results.NotFound();
        }

        context.Response.Cookies.Append(
            Cookie, token!, new CookieOptions { Path = Root, HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps });
        return Results.NoContent();
    }

    /// <summary>Asked for every request: a role that was taken away closes the dashboard too.</summary>
    private static async Task<bool> IsAdmin(HttpContext context, string? token)
    {
        var services = context.RequestServices;
        return token is not null
            && await services.GetRequiredService<BearerTokens>().Validate(token, context.RequestAborted) is { } principal
            && services.GetRequiredService<Viewer>().Of(principal) is { } user
            && await services.GetRequiredService<IGrainFactory>().User(user).IsAdmin(context.RequestAborted);
    }
}
