using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Sunomi.Telemetry;

/// <summary>Traces and metrics as OpenTelemetry has them, and logs that hold no addresses.</summary>
public static class TelemetrySetup
{
    private const string CollectorAddress = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Own = "Sunomi.*";

    /// <summary>
    /// Metrics are always measured, for <c>/metrics</c>. Traces, and metrics too, go to the collector at
    /// <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> when that is set; the other <c>OTEL_…</c> variables count as the specification says.
    /// </summary>
    /// <param name="service">which kind of process this is</param>
    public static IHostApplicationBuilder AddSunomiTelemetry(this IHostApplicationBuilder builder, string service)
    {
        builder.Services.KeepAddressesOutOfLogs();
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(service, serviceNamespace: "sunomi"))
            .WithMetrics(metrics => metrics
                .AddMeter(Own, "Microsoft.Orleans", "Npgsql", "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel")
                .AddPrometheusExporter());
        if (!string.IsNullOrWhiteSpace(builder.Configuration[CollectorAddress]))
        {
            telemetry
                .WithTracing(tracing => tracing
                    .AddSource(Own, "Microsoft.Orleans.Application", "Npgsql", "System.Net.Http")
                    .AddAspNetCoreInstrumentation(web => web.Filter = context => !context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal)))
                .UseOtlpExporter();
        }

        return builder;
    }
}
