namespace Orleans.Configuration;

/// <summary>How the packages' silos watch each other. Differs from the packages: nothing is watched in one process, so nothing of it counts.</summary>
public class ClusterMembershipOptions
{
    public TimeSpan ProbeTimeout { get; set; } = TimeSpan.FromSeconds(5);

    public int NumMissedProbesLimit { get; set; } = 3;

    public int NumVotesForDeathDeclaration { get; set; } = 2;

    public TimeSpan TableRefreshTimeout { get; set; } = TimeSpan.FromSeconds(60);

    public TimeSpan IAmAliveTablePublishTimeout { get; set; } = TimeSpan.FromSeconds(30);

    public TimeSpan DefunctSiloExpiration { get; set; } = TimeSpan.FromDays(7);

    public TimeSpan? DefunctSiloCleanupPeriod { get; set; } = TimeSpan.FromHours(1);
}
