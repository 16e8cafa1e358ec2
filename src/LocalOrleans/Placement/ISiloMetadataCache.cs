using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Orleans.Runtime.MembershipService.SiloMetadata;

/// <summary>What the silos say of themselves; empty for a silo that is not known.</summary>
public interface ISiloMetadataCache
{
    SiloMetadata GetSiloMetadata(SiloAddress siloAddress);
}

/// <summary>Asks the silo itself, which is in this process.</summary>
internal sealed class ClusterMetadata(Cluster cluster) : ISiloMetadataCache
{
    public SiloMetadata GetSiloMetadata(SiloAddress siloAddress) =>
        cluster.Find(siloAddress)?.Services.GetRequiredService<IOptions<SiloMetadata>>().Value ?? SiloMetadata.Empty;
}
