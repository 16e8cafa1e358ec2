using System.ComponentModel.DataAnnotations;
using Orleans.Runtime.MembershipService.SiloMetadata;

namespace Sunomi.Placement;

/// <summary>Which roles a silo has; the others of the cluster read it in its metadata. Of section <c>Silo</c> of the configuration.</summary>
public sealed class SiloRoles
{
    public const string Section = "Silo";

    /// <summary>Name of the metadata, and of the setting.</summary>
    public const string Key = nameof(Roles);

    /// <summary>Separated by commas; default: all.</summary>
    [Required]
    public string Roles { get; set; } = string.Join(',', Enum.GetNames<SiloRole>());

    public bool Has(SiloRole role) => Names(Roles).Contains(role.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <summary>There is one at least, and all of them exist.</summary>
    public bool AreKnown() => Names(Roles) is { Length: > 0 } names && names.All(name => Enum.GetNames<SiloRole>().Contains(name, StringComparer.OrdinalIgnoreCase));

    public static SiloRoles Of(SiloMetadata metadata) => new() { Roles = metadata.Metadata.GetValueOrDefault(Key, string.Empty) };

    private static string[] Names(string roles) => roles.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
