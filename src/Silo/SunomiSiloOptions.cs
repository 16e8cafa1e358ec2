using System.ComponentModel.DataAnnotations;

namespace Sunomi.Silo;

/// <summary>Section <c>Silo</c> of the configuration.</summary>
public sealed class SunomiSiloOptions
{
    public const string Section = "Silo";

    /// <summary>Address by which the others of a cluster reach this one; default: the machine's first that is not loopback.</summary>
    public string? Address { get; set; }

    /// <summary>Where other silos reach this one; default: a free port.</summary>
    [Range(1, 65535)]
    public int? Port { get; set; }

    /// <summary>Where clients reach this silo; default: a free port.</summary>
    [Range(1, 65535)]
    public int? GatewayPort { get; set; }
}
