using Orleans.Concurrency;

namespace Sunomi.Tests.Turns;

/// <summary>A grain whose calls can be held inside.</summary>
internal interface ITurnGrain : IGrainWithStringKey
{
    /// <summary>Starts, waits at the gate, ends; writes both into the log of the grain's key.</summary>
    Task Hold(string gate);

    /// <summary>Starts, yields some times, ends.</summary>
    Task Work(int number);

    [AlwaysInterleave]
    Task<string> Interleave();

    [ReadOnly]
    Task<string> Read();

    [ReadOnly]
    Task HoldRead(string gate);

    Task<bool> StaysOnItsScheduler();

    Task<bool> TaskRunLeavesTheScheduler();

    [ResponseTimeout("00:00:01")]
    Task<string> CallThrough(string other, bool reentrant);

    [ResponseTimeout("00:00:01")]
    Task<string> CallThroughSuppressed(string other);

    Task<string> CallBack(string original);

    Task<string> Answer();
}

internal abstract class TurnGrainBase : Grain, ITurnGrain
{
    private string Name => this.GetPrimaryKeyString();

    public async Task Hold(string gate)
    {
        Logs.Add(Name, "hold");
        await Gates.Pass(gate);
        Logs.Add(Name, "held");
    }

    public async Task Work(int number)
    {
        Logs.Add(Name, $"start {number}");
        for (var i = 0; i < 5; i++)
        {
            await Task.Yield();
        }

        Logs.Add(Name, $"end {number}");
    }

    public Task<string> Interleave() => Task.FromResult("beside");

    public Task<string> Read() => Task.FromResult("read");

    public async Task HoldRead(string gate)
    {
        Logs.Add(Name, "hold read");
        await Gates.Pass(gate);
        Logs.Add(Name, "held read");
    }

    public async Task<bool> StaysOnItsScheduler()
    {
        var own = TaskScheduler.Current;
        await Task.Yield();
        var afterYield = TaskScheduler.Current;
        await Task.Delay(1);
        return own != TaskScheduler.Default && own == afterYield && own == TaskScheduler.Current;
    }

    public async Task<bool> TaskRunLeavesTheScheduler()
    {
        var outside = await Task.Run(() => TaskScheduler.Current);
        return outside == TaskScheduler.Default && TaskScheduler.Current != TaskScheduler.Default;
    }

    public async Task<string> CallThrough(string other, bool reentrant)
    {
        var target = GrainFactory.GetGrain<ITurnGrain>(other, typeof(TurnGrain).FullName);
        if (!reentrant)
        {
            return await target.CallBack(Name);
        }

        using var section = RequestContext.AllowCallChainReentrancy();
        return await target.CallBack(Name);
    }

    public async Task<string> CallThroughSuppressed(string other)
    {
        using var allowed = RequestContext.AllowCallChainReentrancy();
        using var suppressed = RequestContext.SuppressCallChainReentrancy();
        return await GrainFactory.GetGrain<ITurnGrain>(other, typeof(TurnGrain).FullName).CallBack(Name);
    }

    public Task<string> CallBack(string original) => GrainFactory.GetGrain<ITurnGrain>(original, typeof(TurnGrain).FullName).Answer();

    public Task<string> Answer() => Task.FromResult("answer");
}

internal sealed class TurnGrain : TurnGrainBase;

[Reentrant]
internal sealed class ReentrantTurnGrain : TurnGrainBase;
