namespace Orleans.Configuration;

/// <summary>Which cluster and which service this is. State belongs to the service, membership to the cluster.</summary>
public class ClusterOptions
{
    public string ClusterId { get; set; } = "default";

    public string ServiceId { get; set; } = "default";
}
