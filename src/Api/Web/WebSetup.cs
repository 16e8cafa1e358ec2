using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.ResponseCompression;
using Sunomi.Playback;
using Sunomi.Uploads;
using Sunomi.Uploads.Tus;

namespace Sunomi.Web;

internal static class WebSetup
{
    /// <summary>Bytes of a request body, wherever no more is said: enough for any GraphQL request. Uploads have their own, signed limit.</summary>
    private const long LargestBody = 2 << 20;

    public static WebApplicationBuilder AddSunomiWeb(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
        });
        builder.Services.AddSingleton<IMemoryPoolFactory<byte>, ReceiveBlocks>();
        builder.Services.AddOptions<WebOptions>().BindConfiguration(WebOptions.Section);
        builder.Services.AddResponseCompression(options =>
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/graphql-response+json", "image/svg+xml", "application/manifest+json"]);
        builder.Services.AddCors(options =>
        {
            options.AddPolicy(MediaEndpoint.CorsPolicy, policy => policy.AllowAnyOrigin().WithMethods("GET", "HEAD")
                .WithHeaders("Range", "If-None-Match", "If-Range").WithExposedHeaders("Content-Length", "Content-Range", "ETag", "Accept-Ranges"));
            options.AddPolicy(UploadEndpoint.CorsPolicy, policy => policy.AllowAnyOrigin().WithMethods("PUT")
                .AllowAnyHeader().WithExposedHeaders("ETag").SetPreflightMaxAge(TimeSpan.FromHours(1)));
            options.AddPolicy(TusProtocol.CorsPolicy, policy => policy.AllowAnyOrigin().WithMethods("POST", "HEAD", "PATCH", "DELETE", "OPTIONS")
                .AllowAnyHeader().WithExposedHeaders(TusProtocol.Exposed).SetPreflightMaxAge(TimeSpan.FromHours(1)));
        });
        return builder;
    }
}
