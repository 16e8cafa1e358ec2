using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Sunomi.Health;

public static class HealthSetup
{
    private const string Ready = "ready";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static IServiceCollection AddSunomiHealth(this IServiceCollection services)
    {
        services.AddHealthChecks()
            .AddCheck<DatabaseCheck>("database", tags: [Ready], timeout: Patience)
            .AddCheck<ObjectStoreCheck>("objects", tags: [Ready], timeout: Patience)
            .AddCheck<GrainsCheck>("grains", tags: [Ready], timeout: Patience);
        return services;
    }

    /// <summary>
    /// <c>/health/live</c>: the process answers. <c>/health/ready</c>: it can do its work, since database, object store and grains answer it.
    /// Who started the process with a setting <c>Instance</c> finds it there as a header, and so knows that it is his that answers.
    /// </summary>
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        var instance = endpoints.ServiceProvider.GetRequiredService<IConfiguration>()["Instance"];
        endpoints.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        endpoints.MapHealthChecks("/health/ready", new HealthCheckOptions
        {
            Predicate = check => check.Tags.Contains(Ready),
            ResponseWriter = (context, report) =>
            {
                if (!string.IsNullOrEmpty(instance))
                {
                    context.Response.Headers["X-Instance"] = instance;
                }

                return context.Response.WriteAsync(Words(report), context.RequestAborted);
            },
        });
    }

    /// <summary>The state, and what keeps it from being ready: names only, since anybody may ask.</summary>
    private static string Words(HealthReport report) => string.Join(
        ' ',
        [report.Status.ToString(), .. report.Entries.Where(entry => entry.Value.Status != HealthStatus.Healthy).Select(entry => entry.Key)]);
}
