namespace Orleans.Runtime;

/// <summary>Which tick this is; times are UTC.</summary>
[GenerateSerializer, Immutable]
public readonly struct TickStatus(DateTime firstTickTime, TimeSpan period, DateTime timeStamp)
{
    [Id(0)]
    public DateTime FirstTickTime { get; } = firstTickTime;

    [Id(1)]
    public TimeSpan Period { get; } = period;

    [Id(2)]
    public DateTime CurrentTickTime { get; } = timeStamp;

    public override string ToString() => $"<{FirstTickTime:O}, {Period}, {CurrentTickTime:O}>";
}
