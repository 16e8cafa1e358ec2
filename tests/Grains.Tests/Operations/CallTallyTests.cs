using Sunomi.Operations;

namespace Sunomi.Tests.Operations;

public sealed class CallTallyTests
{
    private readonly CallTally tally = new();

    [Fact]
    public void Nothing_called_is_nothing_counted() => tally.Read("video").ShouldBe(new GrainCalls("video", 0, 0, TimeSpan.Zero, TimeSpan.Zero));

    [Fact]
    public void Calls_failures_and_time_add_up_and_slow_is_what_19_of_20_are_faster_than()
    {
        for (var call = 1; call <= 100; call++)
        {
            tally.Add(TimeSpan.FromMilliseconds(call), hasFailed: call % 10 == 0);
        }

        tally.Read("video").ShouldBe(new GrainCalls("video", 100, 10, TimeSpan.FromMilliseconds(5050), TimeSpan.FromMilliseconds(95)));
    }

    [Fact]
    public void An_old_burst_of_slow_calls_is_forgotten_but_counted()
    {
        for (var call = 0; call < 1_024; call++)
        {
            tally.Add(TimeSpan.FromMilliseconds(call < 512 ? 1_000 : 1), hasFailed: false);
        }

        var calls = tally.Read("video");

        calls.Count.ShouldBe(1_024);
        calls.SlowTime.ShouldBe(TimeSpan.FromMilliseconds(1));
        calls.TotalTime.ShouldBe(TimeSpan.FromMilliseconds(512 * 1_001));
    }
}
