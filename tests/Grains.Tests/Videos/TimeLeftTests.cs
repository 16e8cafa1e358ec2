using Sunomi.Transcoding;
using Sunomi.Videos;

namespace Sunomi.Tests.Videos;

/// <summary>
/// Workers that are not there: the clock is turned, tasks take what they really cost on so many slots, and what a person is shown on the way
/// is compared with what then happened.
/// </summary>
public sealed class TimeLeftTests
{
    private const double Tick = 0.2;

    /// <summary>Seconds by which nobody is misled, whatever the factor.</summary>
    private const double Slack = 2;

    private static readonly DateTimeOffset Start = new(2026, 8, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly VideoId Id = VideoId.New(TimeProvider.System);

    private readonly ProgressMeter meter = new();
    private VideoState state = new() { Status = VideoStatus.Processing, Processing = ProcessingState.Begin(1) };

    private ProcessingTask[] Tasks => state.Processing!.Tasks;

    /// <param name="slots">For long tasks; as many again for short ones.</param>
    /// <param name="chunks">Of equal length.</param>
    /// <param name="seconds">That all work takes one worker.</param>
    /// <param name="spread">By how much a chunk may cost more or less than was planned.</param>
    /// <param name="slowdown">How much slower everything is in the second half.</param>
    [Theory]
    [InlineData(2, 3, 60, 0, 1)]
    [InlineData(2, 3, 60, 0.4, 1)]
    [InlineData(2, 21, 600, 0.5, 1)]
    [InlineData(1, 4, 40, 0.4, 1)]
    [InlineData(8, 40, 2000, 0.5, 1)]
    [InlineData(2, 21, 600, 0.3, 2)]
    [InlineData(2, 21, 600, 0.3, 0.75)]
    public void In_the_second_half_the_time_left_is_right_to_a_factor_of_two_and_the_percentage_never_falls(
        int slots, int chunks, double seconds, double spread, double slowdown)
    {
        var shown = Run(slots, chunks, seconds, spread, slowdown);

        var end = shown[^1].At;
        shown.Select(moment => moment.Percent).ShouldBeInOrder();
        foreach (var (at, percent, left) in shown.Where(moment => moment.At > end / 2))
        {
            var really = end - at;
            left.ShouldNotBeNull($"at {at:0.0} of {end:0.0} s, {percent} %")
                .ShouldBeInRange((really / 2) - Slack, (really * 2) + Slack, $"at {at:0.0} of {end:0.0} s, {percent} %");
        }
    }

    [Fact]
    public void A_worker_that_is_lost_makes_it_longer_and_not_absurd()
    {
        var shown = Run(slots: 2, chunks: 6, seconds: 120, spread: 0.2, slowdown: 1, lostAt: 40);

        var end = shown[^1].At;
        shown.Select(moment => moment.Percent).ShouldBeInOrder();
        shown.Where(moment => moment.At > end * 0.75).ShouldAllBe(moment => moment.Left >= ((end - moment.At) / 2) - Slack && moment.Left <= ((end - moment.At) * 2) + Slack);
    }

    private List<(double At, double Percent, double? Left)> Run(int slots, int chunks, double seconds, double spread, double slowdown, double lostAt = double.NaN)
    {
        var dice = new Random(chunks);
        Plan(chunks);
        var cost = Tasks.Where(task => task.Weight > 0)
            .ToDictionary(task => task.Kind + "/" + task.Index, task => seconds * task.Weight * (1 + (spread * ((2 * dice.NextDouble()) - 1))));
        List<(double, double, double?)> shown = [];
        Dictionary<string, (double Done, long Token, long Sequence)> running = [];
        var token = 0L;
        for (var step = 0; Tasks.Any(task => task is { IsDone: false, Weight: > 0 }); step++)
        {
            var at = step * Tick;
            var waiting = Tasks.Where(task => task is { IsDone: false, Weight: > 0 } && !running.ContainsKey(Key(task))).OrderBy(task => task.Urgency);
            foreach (var task in waiting)
            {
                var isChunk = task.Kind == TranscodeTaskKind.Video;
                if (running.Keys.Count(key => key.StartsWith("Video", StringComparison.Ordinal) == isChunk) < slots)
                {
                    running[Key(task)] = (0, ++token, 0);
                    state = state.Apply(new VideoChange.TaskTaken(Task(task), token));
                }
            }

            // cores are shared by all that run
            var pace = Tick * Math.Min(1, (double)slots / running.Count) / (step * Tick * slots > seconds / 2 ? slowdown : 1);
            foreach (var task in Tasks.Where(task => running.ContainsKey(Key(task))).ToArray())
            {
                var (done, held, sequence) = running[Key(task)];
                done += pace / cost[Key(task)];
                running[Key(task)] = (done, held, sequence + 1);
                if (done >= 1)
                {
                    running.Remove(Key(task));
                    state = state.Apply(new VideoChange.TaskDone(Task(task), new EncodeDone(), Start.AddSeconds(at)));
                }
                else
                {
                    meter.Take(Task(task), held, sequence + 1, done).ShouldBeTrue();
                }
            }

            if (Math.Abs(at - lostAt) < Tick / 2)
            {
                running.Remove(running.Keys.First(key => key.StartsWith("Video", StringComparison.Ordinal)));
            }

            if (meter.ToNote(state, Id) is { } percent)
            {
                state = state.Apply(new VideoChange.PercentNoted(1, percent));
            }

            var read = meter.Read(state, Id, Start.AddSeconds(at));
            shown.Add((at, read.Percent, read.EtaSeconds));
        }

        return shown;
    }

    private static string Key(ProcessingTask task) => task.Kind + "/" + task.Index;

    private static TranscodeTaskId Task(ProcessingTask task) => new(Id, 1, task.Kind, task.Index);

    private void Plan(int chunks) => state = state.Apply(new VideoChange.TaskDone(
        new TranscodeTaskId(Id, 1, TranscodeTaskKind.Probe, 0),
        new ProbeDone(
            chunks * 30,
            426,
            240,
            [new PlannedRung("240p", 426, 240, 30, 500_000, "avc1"), new PlannedRung("360p", 640, 360, 30, 1_000_000, "avc1")],
            [.. Enumerable.Repeat(new PlannedChunk(7, 0.92 / chunks), chunks)],
            [0.05],
            new PlannedOpening(2, 0.03),
            4),
        Start));
}
