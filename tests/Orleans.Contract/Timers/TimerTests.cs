namespace Sunomi.Tests.Timers;

[Collection(ContractCluster.Name)]
public sealed class TimerTests(ContractCluster cluster)
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(20);
    private readonly string key = Gates.NewName();

    private ITimerGrain Grain => cluster.Client.GetGrain<ITimerGrain>(key);

    [Fact]
    public async Task A_timer_ticks_until_it_is_stopped()
    {
        await Grain.Start(TimeSpan.Zero, Soon, interleave: false);
        (await Logs.Next(key)).ShouldBe("tick 1");
        (await Logs.Next(key)).ShouldBe("tick 2");

        await Grain.Stop();
        Logs.Rest(key);
        await Grain.Call();

        Logs.Rest(key).ShouldBe(["call"]);
    }

    [Fact]
    public async Task Ticks_wait_for_calls()
    {
        var hold = Grain.Hold(key);
        await Gates.Reached(key);
        (await Logs.Next(key)).ShouldBe("hold");
        var start = Grain.Start(TimeSpan.Zero, Soon, interleave: false);
        Gates.Open(key);
        await Task.WhenAll(hold, start);

        (await Logs.Next(key)).ShouldBe("held");
        (await Logs.Next(key)).ShouldBe("tick 1");
        await Grain.Stop();
    }

    [Fact]
    public async Task Calls_wait_for_ticks()
    {
        await Grain.HoldTicks(key);
        await Grain.Start(TimeSpan.Zero, Timeout.InfiniteTimeSpan, interleave: false);
        await Gates.Reached(key);
        var call = Grain.Call();

        Gates.Open(key);
        await call;

        Logs.Rest(key).ShouldBe(["tick 1", "tick ended, cancelled False", "call"]);
    }

    [Fact]
    public async Task Interleaving_ticks_run_beside_calls()
    {
        await Grain.Start(TimeSpan.FromMilliseconds(100), Soon, interleave: true);
        var hold = Grain.Hold(key);
        await Gates.Reached(key);
        while (await Logs.Next(key) != "hold")
        {
        }

        (await Logs.Next(key)).ShouldStartWith("tick");

        Gates.Open(key);
        await hold;
        await Grain.Stop();
    }

    [Fact]
    public async Task A_timer_goes_on_after_an_exception()
    {
        await Grain.StartThrowing();

        (await Logs.Next(key)).ShouldBe("thrown");
        (await Logs.Next(key)).ShouldBe("thrown");
        await Grain.Stop();
    }

    [Fact]
    public async Task A_timer_carries_state_and_a_token()
    {
        await Grain.StartWithState("state");

        (await Logs.Next(key)).ShouldBe("state True");
    }

    [Fact]
    public async Task A_timer_can_be_changed()
    {
        await Grain.Start(TimeSpan.FromHours(1), TimeSpan.FromHours(1), interleave: false);

        await Grain.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);

        (await Logs.Next(key)).ShouldBe("tick 1");
    }

    [Fact]
    public async Task Deactivation_ends_the_timers()
    {
        await Grain.Start(TimeSpan.Zero, Soon, interleave: false);
        (await Logs.Next(key)).ShouldBe("tick 1");
        await Grain.Deactivate();

        // A new activation, without a timer.
        await Grain.Call();
        while (await Logs.Next(key) != "call")
        {
        }

        await Grain.Call();

        Logs.Rest(key).ShouldBe(["call"]);
    }
}
