using System.ComponentModel.DataAnnotations;

namespace Sunomi.Silo;

/// <summary>Section <c>Silo</c> of the configuration.</summary>
public sealed class SunomiSiloOptions
{
    public const string Section = "Silo";

    /// <summary>Whether other processes belong to the cluster; default: none.</summary>
    public SiloClustering Clustering { get; set; }

    /// <summary>Where other silos reach this one; default: a free port.</summary>
    [Range(1, 65535)]
    public int? Port { get; set; }

    /// <summary>Where clients reach this silo; default: a free port.</summary>
    [Range(1, 65535)]
    public int? GatewayPort { get; set; }
}

public enum SiloClustering
{
    /// <summary>This process is the whole cluster.</summary>
    None,

    /// <summary>Silos find each other in the database; needs the packages of Microsoft Orleans.</summary>
    Database,
}
