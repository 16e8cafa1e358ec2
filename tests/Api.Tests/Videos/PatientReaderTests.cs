using Sunomi.Testing;
using Sunomi.Videos;

namespace Sunomi.Tests.Videos;

public sealed class PatientReaderTests
{
    private readonly SettableClock clock = new(DateTimeOffset.UnixEpoch);
    private int calls;

    [Fact]
    public async Task Whoever_stays_connected_gets_the_answer_that_a_dying_silo_owed()
    {
        var answer = await new PatientReader(clock).Read(
            () => ++calls == 1 ? throw new SiloUnavailableException("the silo died") : Task.FromResult(42),
            CancellationToken.None);

        answer.ShouldBe(42);
        calls.ShouldBe(2);
    }

    [Fact]
    public async Task What_the_grain_itself_throws_is_not_asked_again()
    {
        await Should.ThrowAsync<ArgumentException>(() => new PatientReader(clock).Read<int>(
            () => ++calls > 0 ? throw new ArgumentException("no") : Task.FromResult(0),
            CancellationToken.None));

        calls.ShouldBe(1);
    }

    [Fact]
    public async Task A_cluster_that_stays_away_is_an_error()
    {
        await Should.ThrowAsync<TimeoutException>(() => new PatientReader(clock).Read<int>(
            () =>
            {
                clock.Advance(PatientReader.Patience);
                throw new TimeoutException("nobody answered");
            },
            CancellationToken.None));
    }
}
