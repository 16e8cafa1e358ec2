using Sunomi.Videos;

namespace Sunomi.Tests.Videos;

public sealed class EventGapsTests
{
    private readonly EventGaps gaps = new();

    [Fact]
    public void The_first_event_of_each_source_and_those_that_follow_are_next()
    {
        Place(EventSource.Video, 3, 7).ShouldBe("Next");
        Place(EventSource.Audience, 9, 1).ShouldBe("Next");
        Place(EventSource.Video, 3, 8).ShouldBe("Next");
        Place(EventSource.Audience, 9, 2).ShouldBe("Next");
    }

    [Theory]
    [InlineData(3, 7)]
    [InlineData(3, 6)]
    [InlineData(2, 99)]
    public void What_was_seen_or_overtaken_is_old(long epoch, long sequence)
    {
        Place(EventSource.Video, 3, 7);

        Place(EventSource.Video, epoch, sequence).ShouldBe("Old");
        Place(EventSource.Video, 3, 8).ShouldBe("Next");
    }

    [Theory]
    [InlineData(3, 9)]
    [InlineData(4, 1)]
    [InlineData(4, 2)]
    public void A_missing_number_or_a_new_epoch_is_a_gap(long epoch, long sequence)
    {
        Place(EventSource.Video, 3, 7);

        Place(EventSource.Video, epoch, sequence).ShouldBe("AfterGap");
        Place(EventSource.Video, epoch, sequence + 1).ShouldBe("Next");
    }

    private string Place(EventSource source, long epoch, long sequence) => gaps.Place(new EventNumber(source, epoch, sequence)).ToString();
}
