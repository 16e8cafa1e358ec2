namespace Orleans;

/// <summary>What is known of one silo.</summary>
[GenerateSerializer]
public sealed class MembershipEntry
{
    [Id(0)]
    public Runtime.SiloAddress SiloAddress { get; set; } = null!;

    [Id(1)]
    public Runtime.SiloStatus Status { get; set; }

    [Id(4)]
    public string HostName { get; set; } = "";

    [Id(5)]
    public string SiloName { get; set; } = "";

    /// <summary>UTC.</summary>
    [Id(9)]
    public DateTime StartTime { get; set; }

    /// <summary>When it last said so, UTC. Differs from the packages: always now.</summary>
    [Id(10)]
    public DateTime IAmAliveTime { get; set; }
}
