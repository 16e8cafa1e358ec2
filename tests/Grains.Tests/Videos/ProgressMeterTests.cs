using Sunomi.Transcoding;
using Sunomi.Videos;

namespace Sunomi.Tests.Videos;

public sealed class ProgressMeterTests
{
    private static readonly DateTimeOffset Start = new(2026, 8, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly VideoId Id = VideoId.New(TimeProvider.System);

    private readonly ProgressMeter meter = new();
    private VideoState state = new VideoState { Status = VideoStatus.Processing, Processing = ProcessingState.Begin(1) };

    [Fact]
    public void Before_a_worker_comes_it_waits()
    {
        var shown = Read(0);

        (shown.Stage, shown.Percent, shown.EtaSeconds).ShouldBe((ProcessingStage.Waiting, 0, null));
        shown.Renditions.ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_is_shown_that_was_not_noted_first()
    {
        Plan();
        Report(token: 1, sequence: 1, 0.5);

        Read(0).Percent.ShouldBe(2);
        var ahead = meter.ToNote(state, Id).ShouldNotBeNull();
        state = state.Apply(new VideoChange.PercentNoted(1, ahead));

        ahead.ShouldBe(50);
        meter.ToNote(state, Id).ShouldBeNull();
        Read(1).Percent.ShouldBe(2 + (94 * 0.5), 0.01);
    }

    [Fact]
    public void A_new_activation_never_shows_less_than_the_one_before()
    {
        Plan();
        Report(token: 1, sequence: 1, 0.5);
        Note();
        var before = Read(0).Percent;

        var next = new ProgressMeter().Read(state, Id, Start);

        next.Percent.ShouldBeGreaterThanOrEqualTo(before);
        next.Percent.ShouldBeLessThanOrEqualTo(before + 5);
    }

    [Fact]
    public void Percentages_do_not_fall_when_a_task_begins_again()
    {
        Plan();
        Report(token: 1, sequence: 1, 0.8);
        Note();
        var before = Read(0);

        Report(token: 2, sequence: 1, 0.1);
        var after = Read(1);

        after.Percent.ShouldBe(before.Percent);
        after.Renditions[0].Percent.ShouldBe(before.Renditions[0].Percent);
        before.Renditions[0].ShouldBe(new RenditionProgress("240p", 240, 80));
    }

    [Fact]
    public void Reports_that_come_late_are_dropped()
    {
        Plan();

        Report(token: 2, sequence: 5, 0.5).ShouldBeTrue();

        Report(token: 2, sequence: 4, 0.4).ShouldBeFalse();
        Report(token: 2, sequence: 5, 0.9).ShouldBeFalse();
        Report(token: 1, sequence: 9, 0.9).ShouldBeFalse();
        Report(token: 2, sequence: 6, 0.6).ShouldBeTrue();
    }

    [Fact]
    public void The_time_left_follows_from_the_speed()
    {
        Plan();
        Report(token: 1, sequence: 1, 0);
        Read(0).EtaSeconds.ShouldBeNull();

        Report(token: 1, sequence: 2, 0.25);
        var eta = Read(10).EtaSeconds.ShouldNotBeNull();

        eta.ShouldBe(30, 2);
    }

    [Fact]
    public void A_number_that_is_none_counts_as_nothing()
    {
        Plan();

        Report(token: 1, sequence: 1, double.NaN);

        Read(0).Percent.ShouldBe(2);
    }

    [Fact]
    public void A_new_generation_begins_anew()
    {
        Plan();
        Report(token: 1, sequence: 1, 0.8);
        Note();
        Read(0).Percent.ShouldBeGreaterThan(50);

        state = state.Apply(new VideoChange.ProcessingStarted(Start, Start));

        Read(1).Percent.ShouldBe(0);
    }

    [Fact]
    public void Ready_is_all_of_it()
    {
        Plan();

        state = state with { Status = VideoStatus.Ready };

        var shown = Read(0);
        (shown.Stage, shown.Percent).ShouldBe((ProcessingStage.Done, 100));
        shown.Renditions.ShouldAllBe(rung => rung.Percent == 100);
    }

    private void Plan() => state = state.Apply(new VideoChange.TaskDone(
        Task(TranscodeTaskKind.Probe), new ProbeDone(10, 426, 240, [new PlannedRung("240p", 426, 240, 30, 500_000, "avc1")], [new PlannedChunk(3, 1)], [], null, 4), Start));

    private bool Report(long token, long sequence, double fraction) => meter.Take(Task(TranscodeTaskKind.Video), token, sequence, fraction);

    private void Note() => state = state.Apply(new VideoChange.PercentNoted(1, meter.ToNote(state, Id)!.Value));

    private VideoProcessing Read(double seconds) => meter.Read(state, Id, Start.AddSeconds(seconds));

    private static TranscodeTaskId Task(TranscodeTaskKind kind) => new(Id, 1, kind, 0);
}
