namespace Orleans.Dashboard;

/// <summary>Options of the packages' dashboard. Differs from the packages: there is none to configure.</summary>
public sealed class DashboardOptions
{
    /// <summary>Whether live logs are hidden.</summary>
    public bool HideTrace { get; set; }
}
