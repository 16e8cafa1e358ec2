using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Sunomi.Health;

/// <summary>Asks a grain that every sign-in needs: a cluster that cannot answer for it cannot do anything.</summary>
internal sealed class GrainsCheck(IGrainFactory grains) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await grains.KeyRing().GetVerificationKeys(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
