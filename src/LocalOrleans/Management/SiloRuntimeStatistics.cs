using Orleans.Statistics;

namespace Orleans.Runtime;

/// <summary>How a silo fares. Differs from the packages: only these members, and the numbers of the process are those of all its silos.</summary>
[GenerateSerializer, Immutable]
public sealed class SiloRuntimeStatistics
{
    internal SiloRuntimeStatistics(int activationCount, int recentlyUsedActivationCount, DateTime dateTime) =>
        (ActivationCount, RecentlyUsedActivationCount, DateTime, EnvironmentStatistics) =
            (activationCount, recentlyUsedActivationCount, dateTime, EnvironmentStatistics.OfProcess());

    [Id(0)]
    public int ActivationCount { get; }

    /// <summary>Those that did something in the last ten minutes.</summary>
    [Id(1)]
    public int RecentlyUsedActivationCount { get; }

    [Id(10)]
    public DateTime DateTime { get; }

    [Id(11)]
    public EnvironmentStatistics EnvironmentStatistics { get; }
}
