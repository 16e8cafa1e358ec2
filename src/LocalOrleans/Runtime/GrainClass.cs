using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;
using Orleans.Placement;
using Orleans.Storage;

namespace Orleans.Runtime;

/// <summary>What the attributes of a grain class say.</summary>
internal sealed class GrainClass
{
    private readonly PersistentStateFacet[] facets;
    private readonly ObjectFactory factory;

    public GrainClass(Type type)
    {
        Type = type;
        GrainType = GrainType.Create(type.GetCustomAttribute<GrainTypeAttribute>()?.GrainType ?? DefaultName(type.Name));
        IsReentrant = type.IsDefined(typeof(ReentrantAttribute));
        MaxLocalWorkers = type.GetCustomAttribute<StatelessWorkerAttribute>()?.MaxLocalWorkers;
        PrefersLocal = MaxLocalWorkers is not null || type.IsDefined(typeof(PreferLocalPlacementAttribute));
        StreamNamespaces = [.. type.GetCustomAttributes<ImplicitStreamSubscriptionAttribute>().Select(implicitly => implicitly.StreamNamespace)];
        HasPlacementFilters = type.IsDefined(typeof(PlacementFilterAttribute));
        IsCallFilter = typeof(IIncomingGrainCallFilter).IsAssignableFrom(type);
        CollectionAge = type.GetCustomAttribute<CollectionAgeLimitAttribute>()?.AgeLimit;
        facets = PersistentStateFacet.Of(type);
        factory = ActivatorUtilities.CreateFactory(type, Array.ConvertAll(facets, facet => facet.ParameterType));
    }

    public Type Type { get; }

    public GrainType GrainType { get; }

    public bool IsReentrant { get; }

    /// <summary>Null for a grain of which there is one activation.</summary>
    public int? MaxLocalWorkers { get; }

    public bool PrefersLocal { get; }

    /// <summary>Those of the streams that it gets without having subscribed.</summary>
    public IReadOnlyList<string> StreamNamespaces { get; }

    public bool HasPlacementFilters { get; }

    /// <summary>Whether its instances filter their own calls.</summary>
    public bool IsCallFilter { get; }

    /// <summary>Null for the silo's default.</summary>
    public TimeSpan? CollectionAge { get; }

    /// <summary>Runs in the activation's first turn.</summary>
    public object Create(Activation activation) =>
        factory(activation.ActivationServices, Array.ConvertAll<PersistentStateFacet, object>(facets, facet => facet.Create(activation)));

    private static string DefaultName(string name)
    {
        var lower = name.ToLowerInvariant();
        return lower.EndsWith("grain", StringComparison.Ordinal) && lower.Length > "grain".Length ? lower[..^"grain".Length] : lower;
    }
}
