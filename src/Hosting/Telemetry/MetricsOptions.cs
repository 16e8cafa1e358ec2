namespace Sunomi.Telemetry;

/// <summary>Section <c>Metrics</c> of the configuration.</summary>
internal sealed class MetricsOptions
{
    public const string Section = "Metrics";

    /// <summary>What whoever reads <c>/metrics</c> shows as a bearer token. Default: none, then it is answered to this machine only.</summary>
    public string? Token { get; set; }
}
