using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Sunomi.Web;

/// <summary>
/// The built web app: its files, and its one page for every address that it routes itself. What is not there under the addresses of the API
/// and of files stays 404.
/// </summary>
internal static class WebApp
{
    private const string Page = "index.html";

    /// <summary>First segments of addresses that are never the web app's own.</summary>
    private static readonly string[] NotPages = ["graphql", "media", "uploads", "health", "assets", ".well-known", "auth", "hubs", "metrics", "orleans"];

    public static void MapWebApp(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<WebOptions>>().Value.Root is not { Length: > 0 } root)
        {
            return;
        }

        var folder = Path.GetFullPath(root);
        if (!File.Exists(Path.Combine(folder, Page)))
        {
            throw new InvalidOperationException($"Web:Root is '{folder}', and there is no {Page} in it: build the web app, or leave the setting out.");
        }

        // Without the endpoint the static files would stand back for it.
        var files = new PhysicalFileProvider(folder);
        var pipeline = ((IEndpointRouteBuilder)app).CreateApplicationBuilder();
        pipeline.Use(static (context, next) =>
        {
            context.SetEndpoint(null);
            return next(context);
        });
        pipeline.UseStaticFiles(new StaticFileOptions { FileProvider = files, OnPrepareResponse = Describe });
        pipeline.Run(context => ShowPage(context, files));
        app.MapFallback("{**path}", pipeline.Build());
    }

    private static async Task ShowPage(HttpContext context, PhysicalFileProvider files)
    {
        if (!IsPage(context.Request.Method, context.Request.Path.Value ?? "/"))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await PageFile.Send(context, files.GetFileInfo(Page));
    }

    private static bool IsPage(string method, string path)
    {
        var first = path.Split('/', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? string.Empty;
        return (HttpMethods.IsGet(method) || HttpMethods.IsHead(method)) && !NotPages.Contains(first, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The build puts a hash into the names under <c>/assets</c>, so those never change; all else is asked for again.</summary>
    private static void Describe(StaticFileResponseContext context) =>
        context.Context.Response.Headers[HeaderNames.CacheControl] =
            context.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache";
}
