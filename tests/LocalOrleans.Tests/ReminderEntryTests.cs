using Orleans.Reminders;
using Orleans.Runtime;

namespace Sunomi.Tests;

public sealed class ReminderEntryTests
{
    private static readonly DateTime Start = new(2026, 8, 1, 12, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(-30, 0)]
    [InlineData(0, 0)]
    [InlineData(1, 60)]
    [InlineData(60, 60)]
    [InlineData(3601, 3660)]
    public void The_next_tick_is_at_its_regular_time(int secondsAfterStart, int tickSecondsAfterStart)
    {
        var entry = new ReminderEntry(GrainId.Create("type", "key"), "name", Start, TimeSpan.FromMinutes(1));

        entry.NextTick(Start.AddSeconds(secondsAfterStart)).ShouldBe(Start.AddSeconds(tickSecondsAfterStart));
    }
}
