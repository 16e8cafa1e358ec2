using System.Globalization;
using Orleans.Metadata;
using Orleans.Runtime;

namespace Orleans.Placement;

/// <summary>
/// What a filter needs to know of a grain class. It travels as <see cref="GrainProperties"/>: an attribute writes them, and an empty instance
/// that reads them is what the director gets.
/// </summary>
public abstract class PlacementFilterStrategy(int order)
{
    private const string PropertyName = "placement-filter";

    /// <summary>Filters of one class run in this order.</summary>
    public int Order { get; private set; } = order;

    public void Initialize(GrainProperties properties)
    {
        Order = int.TryParse(GetPlacementFilterGrainProperty("order", properties), CultureInfo.InvariantCulture, out var parsed)
            ? parsed
            : throw new ArgumentException("Invalid order property value.");
        AdditionalInitialize(properties);
    }

    /// <summary>Reads what <see cref="GetAdditionalGrainProperties"/> wrote.</summary>
    public virtual void AdditionalInitialize(GrainProperties properties)
    {
    }

    public void PopulateGrainProperties(IServiceProvider services, Type grainClass, GrainType grainType, Dictionary<string, string> properties)
    {
        var name = GetType().Name;
        properties[PropertyName] = properties.TryGetValue(PropertyName, out var others) ? $"{others},{name}" : name;
        properties[$"{PropertyName}.{name}.order"] = Order.ToString(CultureInfo.InvariantCulture);
        foreach (var (key, value) in GetAdditionalGrainProperties(services, grainClass, grainType, properties))
        {
            properties[$"{PropertyName}.{name}.{key}"] = value;
        }
    }

    protected string? GetPlacementFilterGrainProperty(string key, GrainProperties properties) =>
        properties.Properties.GetValueOrDefault($"{PropertyName}.{GetType().Name}.{key}");

    protected virtual IEnumerable<KeyValuePair<string, string>> GetAdditionalGrainProperties(
        IServiceProvider services, Type grainClass, GrainType grainType, IReadOnlyDictionary<string, string> existingProperties) => [];

    /// <summary>The names of the filters that the properties tell of.</summary>
    internal static string[] Names(GrainProperties properties) =>
        properties.Properties.TryGetValue(PropertyName, out var names) ? names.Split(',') : [];
}
