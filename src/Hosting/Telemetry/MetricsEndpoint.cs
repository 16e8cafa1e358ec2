using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Sunomi.Telemetry;

/// <summary>
/// <c>/metrics</c>, as Prometheus reads it. What is counted is nobody's business outside: whoever asks shows
/// <see cref="MetricsOptions.Token"/>. Everybody else finds nothing there.
/// </summary>
public static class MetricsEndpoint
{
    private const string Bearer = "Bearer ";

    public static void MapMetrics(this IEndpointRouteBuilder endpoints)
    {
        var token = endpoints.ServiceProvider.GetRequiredService<IConfiguration>().GetSection(MetricsOptions.Section).Get<MetricsOptions>()?.Token;
        var pipeline = endpoints.CreateApplicationBuilder();
        pipeline.Use((context, next) =>
        {
            if (string.IsNullOrEmpty(token) ? IsFromHere(context) : Shows(context, token))
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        pipeline.UseOpenTelemetryPrometheusScrapingEndpoint(_ => true);
        endpoints.MapGet("/metrics", pipeline.Build());
    }

    /// <summary>A proxy on this machine asks for somebody else.</summary>
    private static bool IsFromHere(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("Forwarded");

    private static bool Shows(HttpContext context, string token) =>
        context.Request.Headers[HeaderNames.Authorization].ToString() is var header
        && header.StartsWith(Bearer, StringComparison.Ordinal)
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(header[Bearer.Length..]), Encoding.UTF8.GetBytes(token));
}
