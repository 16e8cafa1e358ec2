using Microsoft.Extensions.Diagnostics.HealthChecks;
using Sunomi.Storage.Objects;

namespace Sunomi.Health;

/// <summary>Asks for an object that nobody stores: that it is not there is an answer.</summary>
internal sealed class ObjectStoreCheck(IObjectStore store) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await store.Stat("health", cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
