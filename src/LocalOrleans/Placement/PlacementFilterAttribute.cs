using Orleans.Runtime;

namespace Orleans.Placement;

/// <summary>Keeps a grain class off some silos; what is left of them is for its placement to choose from.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public abstract class PlacementFilterAttribute : Attribute
{
    protected PlacementFilterAttribute(PlacementFilterStrategy placement)
    {
        ArgumentNullException.ThrowIfNull(placement);
        PlacementFilterStrategy = placement;
    }

    public PlacementFilterStrategy PlacementFilterStrategy { get; }

    public virtual void Populate(IServiceProvider services, Type grainClass, GrainType grainType, Dictionary<string, string> properties) =>
        PlacementFilterStrategy.PopulateGrainProperties(services, grainClass, grainType, properties);
}
