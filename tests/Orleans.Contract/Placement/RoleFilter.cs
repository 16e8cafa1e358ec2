using Orleans.Metadata;
using Orleans.Placement;
using Orleans.Runtime.MembershipService.SiloMetadata;
using Orleans.Runtime.Placement;

namespace Sunomi.Tests.Placement;

/// <summary>Only silos whose metadata name this role.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class RoleFilterAttribute(string role) : PlacementFilterAttribute(new RoleFilterStrategy(role));

internal sealed class RoleFilterStrategy : PlacementFilterStrategy
{
    public const string Role = "role";

    public RoleFilterStrategy() : base(order: 0)
    {
    }

    public RoleFilterStrategy(string role) : this() => Wanted = role;

    public string? Wanted { get; private set; }

    public override void AdditionalInitialize(GrainProperties properties) => Wanted = GetPlacementFilterGrainProperty(Role, properties);

    protected override IEnumerable<KeyValuePair<string, string>> GetAdditionalGrainProperties(
        IServiceProvider services, Type grainClass, GrainType grainType, IReadOnlyDictionary<string, string> existingProperties) =>
        [KeyValuePair.Create(Role, Wanted!)];
}

internal sealed class RoleFilterDirector(ISiloMetadataCache metadata) : IPlacementFilterDirector
{
    public IEnumerable<SiloAddress> Filter(PlacementFilterStrategy filterStrategy, PlacementTarget target, IEnumerable<SiloAddress> silos) =>
        silos.Where(silo => metadata.GetSiloMetadata(silo).Metadata.GetValueOrDefault(RoleFilterStrategy.Role) == ((RoleFilterStrategy)filterStrategy).Wanted);
}
