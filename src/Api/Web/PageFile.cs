using Microsoft.Extensions.FileProviders;

namespace Sunomi.Web;

/// <summary>A page of the built web app. It names files that never change, so it is asked for again each time itself.</summary>
internal static class PageFile
{
    public static async Task Send(HttpContext context, IFileInfo page)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.ContentLength = page.Length;
        if (HttpMethods.IsGet(context.Request.Method))
        {
            await context.Response.SendFileAsync(page, context.RequestAborted);
        }
    }
}
