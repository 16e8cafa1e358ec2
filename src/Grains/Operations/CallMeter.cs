using System.Collections.Concurrent;

namespace Sunomi.Operations;

/// <summary>Counts the calls that arrive at this silo's grains, by type, and how long they take.</summary>
internal sealed class CallMeter(TimeProvider clock) : IIncomingGrainCallFilter
{
    /// <summary>Types of the runtime itself begin so.</summary>
    private const string System = "sys.";

    private readonly ConcurrentDictionary<GrainType, CallTally> tallies = new();

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        var begun = clock.GetTimestamp();
        var failed = true;
        try
        {
            await context.Invoke();
            failed = false;
        }
        finally
        {
            tallies.GetOrAdd(context.TargetId.Type, static _ => new CallTally()).Add(clock.GetElapsedTime(begun), failed);
        }
    }

    public GrainCalls[] Read() =>
    [
        .. tallies.Select(tally => tally.Value.Read(tally.Key.ToString()!))
            .Where(calls => !calls.Grain.StartsWith(System, StringComparison.Ordinal))
            .OrderBy(calls => calls.Grain, StringComparer.Ordinal),
    ];
}
