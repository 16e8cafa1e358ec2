using Microsoft.Extensions.Configuration;

namespace Sunomi.Clustering;

/// <summary>Section <c>Cluster</c> of the configuration: the same for every process of one.</summary>
public sealed class ClusterSettings
{
    public const string Section = "Cluster";

    /// <summary>Part of the keys of all that Orleans stores: never changes.</summary>
    public const string ServiceId = "sunomi";

    /// <summary>What the providers of Orleans call the driver of PostgreSQL.</summary>
    public const string Npgsql = "Npgsql";

    /// <summary>Where the processes of the cluster find each other; default: there are no others.</summary>
    public ClusterMembership Membership { get; set; }

    /// <exception cref="InvalidOperationException">a value that does not exist</exception>
    public static ClusterSettings Of(IConfiguration configuration) => configuration.GetSection(Section).Get<ClusterSettings>() ?? new ClusterSettings();
}

public enum ClusterMembership
{
    /// <summary>One process is the whole cluster.</summary>
    None,

    /// <summary>Silos are listed in the database; needs the packages of Microsoft Orleans.</summary>
    Database,
}
