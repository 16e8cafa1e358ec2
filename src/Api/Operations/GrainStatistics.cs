namespace Sunomi.Operations;

/// <summary>One type of grain, all silos together.</summary>
/// <param name="SlowMilliseconds">19 of 20 of the last calls were faster, on the slowest silo</param>
internal sealed record GrainStatistics(string Grain, int Activations, long Calls, long FailedCalls, double MeanMilliseconds, double SlowMilliseconds)
{
    public static GrainStatistics Of(string grain, int activations, IEnumerable<GrainCalls> calls)
    {
        var all = calls.ToList();
        var count = all.Sum(each => each.Count);
        return new GrainStatistics(
            grain,
            activations,
            count,
            all.Sum(each => each.Failed),
            count == 0 ? 0 : all.Sum(each => each.TotalTime.TotalMilliseconds) / count,
            all.Count == 0 ? 0 : all.Max(each => each.SlowTime.TotalMilliseconds));
    }
}
