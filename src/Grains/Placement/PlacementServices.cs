using Microsoft.Extensions.DependencyInjection;
using Orleans.Placement;

namespace Sunomi.Placement;

internal static class PlacementServices
{
    public static IServiceCollection AddPlacement(this IServiceCollection services) => services
        .AddPlacementFilter<RoleFilter, RoleFilterDirector>(ServiceLifetime.Transient)
        .AddPlacementFilter<OwnSiloFilter, OwnSiloFilterDirector>(ServiceLifetime.Transient);
}
