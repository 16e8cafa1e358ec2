using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Metadata;
using Orleans.Runtime;
using Orleans.Runtime.Placement;

namespace Orleans.Placement;

/// <summary>The filters of one silo, which it applies when it places a grain.</summary>
internal sealed class PlacementFilters(IServiceProvider services)
{
    private readonly ConcurrentDictionary<GrainClass, ImmutableArray<(PlacementFilterStrategy Strategy, IPlacementFilterDirector Director)>> known = new();

    /// <summary>The silos on which the grain may be, of those that are given.</summary>
    public IReadOnlyList<SiloAddress> Apply(GrainClass grainClass, GrainId grain, IReadOnlyList<SiloAddress> silos)
    {
        var filters = known.GetOrAdd(grainClass, Of);
        if (filters.IsEmpty)
        {
            return silos;
        }

        IEnumerable<SiloAddress> left = silos;
        foreach (var (strategy, director) in filters)
        {
            left = director.Filter(strategy, new PlacementTarget(grain), left);
        }

        return [.. left];
    }

    private ImmutableArray<(PlacementFilterStrategy, IPlacementFilterDirector)> Of(GrainClass grainClass)
    {
        var written = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var attribute in grainClass.Type.GetCustomAttributes<PlacementFilterAttribute>())
        {
            attribute.Populate(services, grainClass.Type, grainClass.GrainType, written);
        }

        var properties = new GrainProperties(written.ToImmutableDictionary(StringComparer.Ordinal));
        var strategies = PlacementFilterStrategy.Names(properties).Select(name => services.GetRequiredKeyedService<PlacementFilterStrategy>(name)).ToList();
        strategies.ForEach(strategy => strategy.Initialize(properties));
        return [.. strategies.OrderBy(strategy => strategy.Order)
            .Select(strategy => (strategy, services.GetRequiredKeyedService<IPlacementFilterDirector>(strategy.GetType())))];
    }
}
