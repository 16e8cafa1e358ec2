namespace Orleans.TestingHost;

/// <summary>What a test cluster is made of.</summary>
public class TestClusterOptions
{
    public string ClusterId { get; set; } = $"testcluster-{Guid.NewGuid():N}";

    public string ServiceId { get; set; } = Guid.NewGuid().ToString("N");

    public short InitialSilosCount { get; set; }

    public bool InitializeClientOnDeploy { get; set; } = true;
}
