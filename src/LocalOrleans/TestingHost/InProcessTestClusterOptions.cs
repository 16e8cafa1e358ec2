using Microsoft.Extensions.Hosting;

namespace Orleans.TestingHost;

/// <summary>What a test cluster is made of.</summary>
public sealed class InProcessTestClusterOptions
{
    public string ClusterId { get; set; } = $"testcluster-{Guid.NewGuid():N}";

    public string ServiceId { get; set; } = Guid.NewGuid().ToString();

    public short InitialSilosCount { get; set; }

    public bool InitializeClientOnDeploy { get; set; } = true;

    public List<Action<InProcessTestSiloSpecificOptions, IHostApplicationBuilder>> SiloHostConfigurationDelegates { get; } = [];

    public List<Action<IHostApplicationBuilder>> ClientHostConfigurationDelegates { get; } = [];
}

/// <summary>What is special to one silo of a test cluster.</summary>
public sealed class InProcessTestSiloSpecificOptions
{
    public string SiloName { get; set; } = "";
}
