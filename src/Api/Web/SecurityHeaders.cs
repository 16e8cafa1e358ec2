using Microsoft.Extensions.Options;
using Sunomi.Storage.Objects;

namespace Sunomi.Web;

/// <summary>Headers that every answer carries, and the content security policy of the pages.</summary>
internal static class SecurityHeaders
{
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app)
    {
        var policy = PolicyOf(
            app.ApplicationServices.GetRequiredService<IOptions<WebOptions>>().Value,
            app.ApplicationServices.GetRequiredService<IOptions<ObjectOptions>>().Value);
        return app.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
            headers.XFrameOptions = "DENY";
            headers.ContentSecurityPolicy = policy;
            return next(context);
        });
    }

    /// <summary>
    /// For an app that loads nothing from elsewhere. hls.js runs a worker from a blob, feeds the player through one and hangs subtitles on an
    /// empty data address; the component library writes style elements; uploads go straight to the object store, which may be another origin.
    /// </summary>
    private static string PolicyOf(WebOptions web, ObjectOptions objects)
    {
        string?[] store = objects.Kind == ObjectStoreKind.S3 ? [objects.S3.PublicUrl, objects.S3.ServiceUrl, "https://*.amazonaws.com"] : [];
        var sources = web.ConnectSources.Append(store.FirstOrDefault(address => !string.IsNullOrWhiteSpace(address))).OfType<string>();
        var origins = string.Concat(sources.Select(source => $" {OriginOf(source)}"));
        return "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
            + $"media-src 'self' blob: data:; worker-src 'self' blob:; connect-src 'self' blob:{origins}; "
            + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
    }

    private static string OriginOf(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && !uri.Host.Contains('*', StringComparison.Ordinal) ? uri.GetLeftPart(UriPartial.Authority) : address;
}
