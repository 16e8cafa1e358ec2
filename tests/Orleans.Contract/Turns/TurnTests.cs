namespace Sunomi.Tests.Turns;

[Collection(ContractCluster.Name)]
public sealed class TurnTests(ContractCluster cluster)
{
    private readonly string key = Gates.NewName();

    [Fact]
    public async Task Calls_of_a_plain_grain_never_interleave()
    {
        var grain = Plain();

        await Task.WhenAll(Enumerable.Range(0, 30).Select(grain.Work));

        var log = Logs.Rest(key);
        log.Count.ShouldBe(60);
        foreach (var call in log.Chunk(2))
        {
            call[1].ShouldBe(call[0].Replace("start", "end", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_held_call_keeps_plain_ones_waiting_and_lets_interleaving_ones_in()
    {
        var held = Plain().Hold(key);
        await Gates.Reached(key);
        var waiting = Plain().Answer();

        (await Plain().Interleave()).ShouldBe("beside");
        waiting.IsCompleted.ShouldBeFalse();
        Gates.Open(key);

        (await waiting).ShouldBe("answer");
        await held;
    }

    [Fact]
    public async Task Calls_of_a_reentrant_grain_interleave()
    {
        var grain = cluster.Client.GetGrain<ITurnGrain>(key, typeof(ReentrantTurnGrain).FullName);
        var held = grain.Hold(key);
        await Gates.Reached(key);

        (await grain.Answer()).ShouldBe("answer");

        held.IsCompleted.ShouldBeFalse();
        Gates.Open(key);
        await held;
    }

    [Fact]
    public async Task Read_only_calls_run_beside_read_only_ones_and_beside_nothing_else()
    {
        var grain = Plain();
        var reading = grain.HoldRead(key);
        await Gates.Reached(key);
        var writing = grain.Work(1);

        (await grain.Read()).ShouldBe("read");
        writing.IsCompleted.ShouldBeFalse();
        Gates.Open(key);
        await Task.WhenAll(reading, writing);

        Logs.Rest(key).ShouldBe(["hold read", "held read", "start 1", "end 1"]);
    }

    [Fact]
    public async Task A_call_waits_until_the_last_of_several_read_only_ones_has_ended()
    {
        var grain = Plain();
        var first = grain.HoldRead(key);
        await Gates.Reached(key);
        var second = grain.HoldRead(key + "2");
        await Gates.Reached(key + "2");

        Gates.Open(key);
        await first;
        var writing = grain.Work(1);
        (await grain.Read()).ShouldBe("read");
        writing.IsCompleted.ShouldBeFalse();
        Gates.Open(key + "2");
        await Task.WhenAll(second, writing);

        Logs.Rest(key).ShouldBe(["hold read", "hold read", "held read", "held read", "start 1", "end 1"]);
    }

    [Fact]
    public async Task Read_only_calls_wait_for_others()
    {
        var grain = Plain();
        var writing = grain.Hold(key);
        await Gates.Reached(key);
        var reading = grain.Read();

        await grain.Interleave();
        reading.IsCompleted.ShouldBeFalse();
        Gates.Open(key);

        (await reading).ShouldBe("read");
        await writing;
    }

    [Fact]
    public async Task Continuations_stay_on_the_grains_scheduler() => (await Plain().StaysOnItsScheduler()).ShouldBeTrue();

    [Fact]
    public async Task Task_Run_leaves_the_grains_scheduler_and_await_comes_back() => (await Plain().TaskRunLeavesTheScheduler()).ShouldBeTrue();

    [Fact]
    public async Task A_circle_of_calls_hangs_until_the_response_timeout() =>
        await Should.ThrowAsync<TimeoutException>(() => Plain().CallThrough(Gates.NewName(), reentrant: false));

    [Fact]
    public async Task A_circle_of_calls_works_where_the_chain_may_reenter() =>
        (await Plain().CallThrough(Gates.NewName(), reentrant: true)).ShouldBe("answer");

    [Fact]
    public async Task A_circle_of_calls_hangs_where_the_chain_may_no_longer_reenter() =>
        await Should.ThrowAsync<TimeoutException>(() => Plain().CallThroughSuppressed(Gates.NewName()));

    [Fact]
    public async Task Who_is_not_of_the_chain_waits_while_it_reenters()
    {
        var held = Plain().Hold(key);
        await Gates.Reached(key);
        var chain = Plain().CallThrough(Gates.NewName(), reentrant: true);

        (await Plain().Interleave()).ShouldBe("beside");
        chain.IsCompleted.ShouldBeFalse();
        Gates.Open(key);

        await held;
        (await chain).ShouldBe("answer");
    }

    private ITurnGrain Plain() => cluster.Client.GetGrain<ITurnGrain>(key, typeof(TurnGrain).FullName);
}
