using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;

namespace Orleans.Runtime.MembershipService.SiloMetadata;

public static class SiloMetadataHostingExtensions
{
    /// <summary>What the section <c>Orleans:Metadata</c> of the configuration says.</summary>
    public static ISiloBuilder UseSiloMetadata(this ISiloBuilder builder) => builder.UseSiloMetadata(
        builder.Configuration.GetSection("Orleans:Metadata").GetChildren().ToDictionary(entry => entry.Key, entry => entry.Value ?? ""));

    public static ISiloBuilder UseSiloMetadata(this ISiloBuilder builder, Dictionary<string, string> metadata)
    {
        builder.Services.Configure<SiloMetadata>(silo => silo.AddMetadata(metadata));
        builder.Services.AddSingleton<ISiloMetadataCache, ClusterMetadata>();
        return builder;
    }
}
