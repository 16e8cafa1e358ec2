namespace Orleans.Configuration;

/// <summary>How the packages' clients keep to their gateways. Differs from the packages: there are none in one process, so nothing of it counts.</summary>
public class GatewayOptions
{
    public TimeSpan GatewayListRefreshPeriod { get; set; } = TimeSpan.FromMinutes(1);
}
