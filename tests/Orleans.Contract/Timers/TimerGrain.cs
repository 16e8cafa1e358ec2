namespace Sunomi.Tests.Timers;

/// <summary>Writes its ticks into the log of its key.</summary>
internal interface ITimerGrain : IGrainWithStringKey
{
    Task Start(TimeSpan due, TimeSpan period, bool interleave);

    Task StartThrowing();

    Task StartWithState(string state);

    Task Change(TimeSpan due, TimeSpan period);

    Task Stop();

    Task Hold(string gate);

    Task HoldTicks(string gate);

    Task Deactivate();

    Task Call();
}

internal sealed class TimerGrain : Grain, ITimerGrain
{
    private IGrainTimer? timer;
    private string? tickGate;
    private int ticks;

    private string Name => this.GetPrimaryKeyString();

    public Task Start(TimeSpan due, TimeSpan period, bool interleave)
    {
        timer = this.RegisterGrainTimer(Tick, new GrainTimerCreationOptions(due, period) { Interleave = interleave });
        return Task.CompletedTask;
    }

    public Task StartThrowing()
    {
        timer = this.RegisterGrainTimer(
            cancellationToken =>
            {
                Logs.Add(Name, "thrown");
                throw new InvalidOperationException("a tick that throws");
            },
            TimeSpan.Zero, TimeSpan.FromMilliseconds(20));
        return Task.CompletedTask;
    }

    public Task StartWithState(string state)
    {
        timer = this.RegisterGrainTimer(
            (text, cancellationToken) =>
            {
                Logs.Add(Name, $"{text} {cancellationToken.CanBeCanceled}");
                return Task.CompletedTask;
            },
            state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    }

    public Task Change(TimeSpan due, TimeSpan period)
    {
        timer!.Change(due, period);
        return Task.CompletedTask;
    }

    public Task Stop()
    {
        timer!.Dispose();
        return Task.CompletedTask;
    }

    public async Task Hold(string gate)
    {
        Logs.Add(Name, "hold");
        await Gates.Pass(gate);
        Logs.Add(Name, "held");
    }

    public Task HoldTicks(string gate)
    {
        tickGate = gate;
        return Task.CompletedTask;
    }

    public Task Deactivate()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task Call()
    {
        Logs.Add(Name, "call");
        return Task.CompletedTask;
    }

    private async Task Tick(CancellationToken cancellationToken)
    {
        Logs.Add(Name, $"tick {++ticks}");
        if (tickGate is { } gate)
        {
            tickGate = null;
            try
            {
                await Gates.Pass(gate).WaitAsync(cancellationToken);
            }
            finally
            {
                Logs.Add(Name, $"tick ended, cancelled {cancellationToken.IsCancellationRequested}");
            }
        }
    }
}
