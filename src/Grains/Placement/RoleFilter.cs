using Orleans.Metadata;
using Orleans.Placement;

namespace Sunomi.Placement;

/// <summary>
/// Silos of one role. The filters of Orleans compare with the calling silo; who calls does not matter here. The role travels with the
/// properties of the grain's type.
/// </summary>
internal sealed class RoleFilter(SiloRole role) : PlacementFilterStrategy(order: 0)
{
    private const string Property = "role";

    public RoleFilter()
        : this(SiloRole.Grains)
    {
    }

    public SiloRole Role { get; private set; } = role;

    public override void AdditionalInitialize(GrainProperties properties) =>
        Role = Enum.Parse<SiloRole>(GetPlacementFilterGrainProperty(Property, properties)
            ?? throw new ArgumentException("A grain's type that is filtered by role names none."));

    protected override IEnumerable<KeyValuePair<string, string>> GetAdditionalGrainProperties(
        IServiceProvider services, Type grainClass, GrainType grainType, IReadOnlyDictionary<string, string> existingProperties) =>
        [KeyValuePair.Create(Property, Role.ToString())];
}
