using System.ComponentModel.DataAnnotations;

namespace Sunomi.Media;

/// <summary>The pure decisions, without any file.</summary>
public class PlanTests
{
    /// <summary>Pixels each second, of 1080 lines.</summary>
    private const double MuchWork = 130e6;

    private static readonly FrameRate Thirty = new(30, 1);

    [Theory]
    [InlineData(1920, 1080, "240p:426x240 360p:640x360 480p:854x480 720p:1280x720 1080p:1920x1080")]
    [InlineData(1080, 1920, "240p:240x426 360p:360x640 480p:480x854 720p:720x1280 1080p:1080x1920")]
    [InlineData(3840, 2160, "240p:426x240 360p:640x360 480p:854x480 720p:1280x720 1080p:1920x1080 1440p:2560x1440 2160p:3840x2160")]
    [InlineData(1920, 1079, "240p:428x240 360p:640x360 480p:854x480 720p:1282x720")]
    [InlineData(720, 720, "240p:240x240 360p:360x360 480p:480x480 720p:720x720")]
    [InlineData(426, 239, "238p:424x238")]
    [InlineData(100, 100, "100p:100x100")]
    [InlineData(3, 3, "2p:2x2")]
    [InlineData(20000, 100, "40p:8000x40")]
    public void Ladder_goes_by_the_short_side_and_never_up(int width, int height, string expected)
    {
        var rungs = Ladder.For(width, height, Thirty, new MediaOptions());

        string.Join(' ', rungs.Select(rung => $"{rung.Name}:{rung.Width}x{rung.Height}")).ShouldBe(expected);
        rungs.ShouldAllBe(rung => rung.Width <= Math.Max(2, width) && rung.Height <= Math.Max(2, height));
        rungs.Select(rung => rung.MaxRate).ShouldBeInOrder();
    }

    [Fact]
    public void Defaults_are_within_their_own_limits()
    {
        var defaults = new MediaOptions();
        Validator.ValidateObject(defaults, new ValidationContext(defaults), validateAllProperties: true);

        var wrong = new MediaOptions { GopSeconds = 0, StallTimeout = TimeSpan.Zero, MemoryLimit = 1, Preset = "" };
        List<ValidationResult> faults = [];
        Validator.TryValidateObject(wrong, new ValidationContext(wrong), faults, validateAllProperties: true);

        faults.SelectMany(fault => fault.MemberNames).Order().ShouldBe(["GopSeconds", "MemoryLimit", "Preset", "StallTimeout"]);
    }

    [Theory]
    [InlineData(1920, 1080, 30, 40)]
    [InlineData(1920, 1080, 60, 42)]
    [InlineData(1280, 720, 30, 31)]
    [InlineData(1280, 720, 60, 32)]
    [InlineData(3840, 2160, 30, 51)]
    [InlineData(3840, 2160, 60, 52)]
    [InlineData(426, 240, 30, 21)]
    public void Level_is_the_lowest_that_holds_the_rendition(int width, int height, double rate, int level) =>
        H264Level.For(width, height, rate, 500_000).ShouldBe(level);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(119, 1)]
    [InlineData(120, 1)]
    [InlineData(134, 1)]
    [InlineData(135, 2)]
    [InlineData(240, 2)]
    [InlineData(3600, 30)]
    public void Segments_take_a_short_tail_along(long frames, int segments) =>
        SegmentGrid.Count(frames, 120, Thirty).ShouldBe(segments);

    [Theory]
    [InlineData(240, 2, "2")]
    [InlineData(300, 2, "1,2")]
    [InlineData(300, 64, "1,2")]
    [InlineData(900, 1, "8")]
    [InlineData(900, 4, "2,2,2,2")]
    [InlineData(1800, 2, "7,8")]
    [InlineData(1800, 4, "3,4,4,4")]
    [InlineData(2700, 2, "7,8,8")]
    [InlineData(60 * 1800, 2, "")]
    public void Chunks_are_equal_parts_of_whole_segments(long frames, int atOnce, string expected)
    {
        var segments = SegmentGrid.Count(frames, 120, Thirty);

        var sizes = SegmentGrid.ChunkSizes(new MediaOptions { ChunksAtOnce = atOnce }, Thirty, frames, MuchWork, segments, opening: 0).ToArray();

        sizes.Sum().ShouldBe(segments);
        (sizes.Max() - sizes.Min()).ShouldBeLessThanOrEqualTo(1);
        if (expected.Length > 0)
        {
            string.Join(',', sizes).ShouldBe(expected);
        }
    }

    [Theory]
    [InlineData(600, 1, 150)]
    [InlineData(600, 2, 150)]
    [InlineData(600, 8, 75)]
    [InlineData(3600, 1, 150)]
    public void Chunks_of_little_work_are_longer(int seconds, int atOnce, double expected)
    {
        var options = new MediaOptions { ChunksAtOnce = atOnce, ChunkPixels = 150 * MuchWork };
        var frames = seconds * 30L;

        var sizes = SegmentGrid.ChunkSizes(options, Thirty, frames, MuchWork, SegmentGrid.Count(frames, 120, Thirty), opening: 0).ToArray();

        ((double)seconds / sizes.Length).ShouldBe(expected);
    }

    [Theory]
    [InlineData(60, 2, "1")]
    [InlineData(300, 2, "1,2")]
    [InlineData(900, 2, "1,3,4")]
    [InlineData(1800, 2, "1,7,7")]
    [InlineData(3600, 2, "2,7,7,7,7")]
    [InlineData(1800, 8, "1,1,2,2,2,1,2,2,2")]
    public void An_opening_comes_first_and_the_rest_is_cut_into_equal_parts(long frames, int atOnce, string expected)
    {
        var segments = SegmentGrid.Count(frames, 120, Thirty);

        var options = new MediaOptions { ChunksAtOnce = atOnce };
        var sizes = SegmentGrid.ChunkSizes(options, Thirty, frames, MuchWork, segments, SegmentGrid.OpeningSize(options, Thirty, segments)).ToArray();

        sizes.Sum().ShouldBe(segments);
        string.Join(',', sizes).ShouldBe(expected);
    }

    [Theory]
    [InlineData(25, 1, 12800, 512)]
    [InlineData(30, 1, 15360, 512)]
    [InlineData(30000, 1001, 30000, 1001)]
    [InlineData(24000, 1001, 24000, 1001)]
    public void Ticks_divide_every_frame(int numerator, int denominator, int timescale, int ticks)
    {
        var rate = new FrameRate(numerator, denominator);

        (rate.Timescale, rate.FrameTicks).ShouldBe((timescale, ticks));
        ((double)rate.Timescale / rate.FrameTicks).ShouldBe(rate.PerSecond, 1e-9);
    }

    // milliseconds, as Matroska counts
    [Theory]
    [InlineData(33.3667, "30000/1001")]
    [InlineData(33.3333, "30/1")]
    [InlineData(41.7083, "24000/1001")]
    [InlineData(16.6833, "60000/1001")]
    [InlineData(8.3333, "60/1")]
    [InlineData(20, "50/1")]
    [InlineData(6.94444, "48/1")]
    public void Rate_comes_from_where_frames_stand_even_in_coarse_ticks(double distance, string expected)
    {
        long[] times = [.. Enumerable.Range(0, 600).Select(frame => (long)Math.Round(frame * distance))];

        FrameRateChoice.Choose(times, 0.001, Stream("120/1", "0/0"), 60).ToString().ShouldBe(expected);
    }

    [Fact]
    public void Rate_of_a_phone_that_wavers_is_the_usual_one()
    {
        var random = new Random(1);
        var time = 0L;
        List<long> times = [];
        for (var frame = 0; frame < 900; frame++)
        {
            times.Add(time);
            time += 3000 + random.Next(-250, 250) + (frame % 40 == 0 ? 3000 : 0);
        }

        FrameRateChoice.Choose(times, 1 / 90_000.0, Stream("120/1", "2900/100"), 60).ToString().ShouldBe("30/1");
    }

    [Fact]
    public void Rate_of_a_single_frame_is_the_declared_one() =>
        FrameRateChoice.Choose([0], 0.001, Stream("30/1", "30/1"), 60).ToString().ShouldBe("30/1");

    [Fact]
    public void Keyframe_before_a_chunk_is_where_reading_starts()
    {
        var indexed = new SeekPoints([0, 2.5, 5], searched: false);
        var searched = new SeekPoints([0, 2.5, 5], searched: true);

        indexed.Before(4).ShouldBe(2.5);
        indexed.Before(5).ShouldBe(5);
        indexed.Before(2).ShouldBeNull();
        searched.Before(4).ShouldBe(2);
        searched.Before(1).ShouldBeNull();
    }

    private static ProbedStream Stream(string real, string average) => new(
        0, "video", "h264", 640, 360, "yuv420p", null, null, null, real, average, "1/1000", null, null, null, null, null, null, null, null);
}
