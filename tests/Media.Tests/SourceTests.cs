namespace Sunomi.Media;

/// <summary>Sources of many kinds: what is planned for them, and that it comes out so.</summary>
public class SourceTests
{
    [Fact]
    public async Task A_portrait_stays_portrait()
    {
        var published = await Published.From(await Clips.Make("portrait.mp4", $"{Clips.Picture(360, 640, "25", 1)} {Clips.Fast}"));

        published.Plan.Rungs.Select(rung => (rung.Name, rung.Width, rung.Height)).ShouldBe([("240p", 240, 426), ("360p", 360, 640)]);
        await Shows(published, "360p", 360, 640);
        published.Package.Renditions.Select(made => (made.Width, made.Height)).ShouldBe([(240, 426), (360, 640)]);
    }

    [Fact]
    public async Task A_phone_held_upright_is_shown_upright()
    {
        // red above blue as it is seen; stored lying on its side
        var stored = await Clips.Make("lying.mp4", $"-f lavfi -i color=red:s=240x320:r=25:d=1 -f lavfi -i color=blue:s=240x320:r=25:d=1 -filter_complex vstack,transpose=1 {Clips.Fast}");
        var clip = await Clips.Make("upright.mp4", $"-i {stored} -c copy -metadata:s:v rotate=90");

        var published = await Published.From(clip);

        (published.Plan.Width, published.Plan.Height).ShouldBe((240, 640));
        await Shows(published, "240p", 240, 640);
        (await Colour(published, "240p", 0.1)).ShouldBe("red");
        (await Colour(published, "240p", 0.9)).ShouldBe("blue");
    }

    [Fact]
    public async Task Pixels_that_are_not_square_become_square()
    {
        var published = await Published.From(await Clips.Make("anamorphic.mp4", $"{Clips.Picture(360, 288, "25", 1)} -vf setsar=16/11 {Clips.Fast}"));

        (published.Plan.Width, published.Plan.Height).ShouldBe((524, 288));
        await Shows(published, "240p", 436, 240);
        (await Probe.Stream(await published.Joined("240p"), "sample_aspect_ratio")).ShouldBe("1:1");
    }

    [Theory]
    [InlineData(321, 241, "240p", 320, 240)]
    [InlineData(175, 131, "130p", 174, 130)]
    [InlineData(33, 99, "32p", 32, 98)]
    public async Task Odd_sizes_become_even_and_never_larger(int width, int height, string rung, int outWidth, int outHeight)
    {
        var published = await Published.From(
            await Clips.Make($"odd{width}.mkv", $"{Clips.Picture(width, height, "25", 0.5)} -c:v ffv1 -pix_fmt yuv444p"));

        published.Plan.Rungs.ShouldHaveSingleItem().Name.ShouldBe(rung);
        await Shows(published, rung, outWidth, outHeight);
    }

    [Theory]
    [InlineData("one.mp4", "25", "-frames:v 1")]
    [InlineData("short.mp4", "30", "-frames:v 7")]
    [InlineData("one.mkv", "25", "-frames:v 1")]
    public async Task A_frame_or_a_few_are_a_video(string name, string rate, string end)
    {
        var published = await Published.From(await Clips.Make(name, $"{Clips.Picture(320, 240, rate, 1)} {Clips.Tone(0.3)} -shortest {Clips.Fast} -c:a aac {end}"));

        published.Plan.TotalFrames.ShouldBeGreaterThan(0);
        await Plays(published);
    }

    [Fact]
    public async Task One_frame_under_music_lasts_as_long_as_the_music()
    {
        var published = await Published.From(
            await Clips.Make("still.mp4", $"{Clips.Picture(320, 240, "25", 0.04)} {Clips.Tone(4)} {Clips.Fast} -c:a aac"));

        published.Plan.DurationSeconds.ShouldBe(4, 0.1);
        await Plays(published);
    }

    [Fact]
    public async Task Sound_that_ends_early_is_filled_with_silence()
    {
        var published = await Published.From(
            await Clips.Make("early.mp4", $"{Clips.Picture(320, 240, "25", 5)} {Clips.Tone(1)} {Clips.Fast} -c:a aac"));

        var sound = published.Audio[0];
        (sound.Segments.Sum(segment => segment.Duration) / (double)sound.Timescale).ShouldBe(5, 0.025);
        await Plays(published);
    }

    [Fact]
    public async Task A_silent_video_has_no_sound_tracks()
    {
        var published = await Published.From(await Clips.Make("silent.mp4", $"{Clips.Picture(320, 240, "25", 2)} {Clips.Fast}"));

        published.Plan.AudioTracks.ShouldBeEmpty();
        published.Package.Renditions.ShouldAllBe(made => !made.Codecs.Contains("mp4a"));
        (await File.ReadAllTextAsync(published.Hls)).ShouldNotContain("AUDIO");
        await Plays(published);
    }

    [Fact]
    public async Task Every_sound_track_is_kept_with_its_language()
    {
        var published = await Published.From(await Clips.Make(
            "languages.mkv",
            $"{Clips.Picture(320, 240, "25", 2)} {Clips.Tone(2)} {Clips.Tone(2, 880)} -map 0 -map 1 -map 2 {Clips.Fast} -c:a aac -metadata:s:a:0 language=eng -metadata:s:a:1 language=deu -disposition:a:0 0 -disposition:a:1 default"));

        published.Plan.AudioTracks.Select(track => (track.Name, track.Language, track.IsDefault)).ShouldBe([("audio-0", "en", false), ("audio-1", "de", true)]);
        await Plays(published);
        (await File.ReadAllTextAsync(published.Hls)).ShouldContain("NAME=\"Deutsch\",LANGUAGE=\"de\",DEFAULT=YES");
    }

    [Fact]
    public async Task Ten_bits_and_high_dynamic_range_become_plain_eight_bits()
    {
        var published = await Published.From(await Clips.Make(
            "hdr.mkv",
            $"{Clips.Picture(320, 240, "25", 0.4)} -vf format=yuv420p10le -c:v libx265 -preset ultrafast -x265-params log-level=error:colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc"));

        published.Plan.Picture.HdrTransfer.ShouldBe("smpte2084");
        (await Probe.Stream(await published.Joined("240p"), "pix_fmt,color_space,color_transfer,color_primaries")).ShouldBe("yuv420p,bt709,bt709,bt709");
        await Plays(published);
    }

    [Fact]
    public async Task Interlaced_pictures_become_whole_frames()
    {
        var published = await Published.From(await Clips.Make(
            "interlaced.ts", $"{Clips.Picture(352, 288, "50", 2)} -vf interlace -c:v mpeg2video -flags +ildct+ilme -b:v 3M"));

        published.Plan.Picture.Interlaced.ShouldBeTrue();
        published.Plan.FrameRate.ShouldBe(new FrameRate(25, 1));
        await Plays(published);
    }

    [Theory]
    [InlineData("120", 60, 1, "240p60")]
    [InlineData("60000/1001", 60000, 1001, "240p60")]
    [InlineData("50", 50, 1, "240p50")]
    [InlineData("24000/1001", 24000, 1001, "240p")]
    [InlineData("1", 1, 1, "240p")]
    public async Task The_frame_rate_is_kept_up_to_sixty(string rate, int numerator, int denominator, string rung)
    {
        var clip = await Clips.Make($"rate{rate.Replace('/', '-')}.mp4", $"{Clips.Picture(320, 240, rate, 3)} {Clips.Fast}");

        var plan = await Published.PlanOf(clip);

        plan.FrameRate.ShouldBe(new FrameRate(numerator, denominator));
        plan.Rungs.ShouldHaveSingleItem().Name.ShouldBe(rung);
        plan.DurationSeconds.ShouldBe(3, 0.05);
    }

    [Theory]
    [InlineData("start.ts", "-output_ts_offset 95000")]
    [InlineData("start.mkv", "-output_ts_offset 7.3")]
    public async Task A_file_that_does_not_start_at_zero_does_so_in_the_end(string name, string arguments)
    {
        var published = await Published.From(
            await Clips.Make(name, $"{NumberedFrames.Source(320, 180, "25", 3)} {Clips.Tone(3)} -shortest {Clips.Fast} -c:a aac {arguments}"));

        published.Plan.DurationSeconds.ShouldBe(3, 0.13);
        var frames = await NumberedFrames.Read(await published.Joined("180p"));
        frames.Distinct().ShouldBe(Enumerable.Range(0, 75));
        await Plays(published);
    }

    [Fact]
    public async Task A_source_that_changes_its_size_in_the_middle_keeps_its_frames()
    {
        var large = await Clips.Make("large.ts", $"{NumberedFrames.Source(320, 180, "25", 2)} {Clips.Fast}");
        var small = await Clips.Make("small.ts", $"{NumberedFrames.Source(160, 90, "25", 2)} {Clips.Fast} -output_ts_offset 2");
        var both = Path.Combine(TestFolder.Root, "resized.ts");
        await File.WriteAllBytesAsync(both, [.. await File.ReadAllBytesAsync(large), .. await File.ReadAllBytesAsync(small)]);

        var published = await Published.From(both);

        (await NumberedFrames.Read(await published.Joined("180p"))).ShouldBe([.. Enumerable.Range(0, 50), .. Enumerable.Range(0, 50)]);
    }

    [Fact]
    public async Task A_picture_in_rgb_keeps_its_colours()
    {
        var published = await Published.From(await Clips.Make("rgb.mkv", "-f lavfi -i color=red:s=320x240:r=25:d=0.4,format=gbrp -c:v ffv1 -pix_fmt gbrp"));

        published.Plan.Picture.Rgb.ShouldBeTrue();
        (await Colour(published, "240p", 0.5)).ShouldBe("red");
        (await Probe.Stream(await published.Joined("240p"), "color_space")).ShouldBe("bt709");
    }

    [Fact]
    public async Task A_source_is_read_over_http_by_range()
    {
        var clip = await Clips.Plain();
        using var server = new FileServer(TestFolder.Root);

        var published = await Published.From(server.Address + Path.GetFileName(clip), options => options.ChunkSeconds = 4);

        published.Plan.TotalFrames.ShouldBe(150);
        await Plays(published);
    }

    [Fact]
    public async Task A_source_that_comes_slowly_is_no_stalled_one()
    {
        // ffprobe tells of all that comes in one piece, had it its way: of 32 KiB of output, which are more seconds of this than it may be silent
        var clip = await Clips.Make("slow.wav", $"{Clips.Tone(25)} -ar 44100 -ac 1");
        using var server = new FileServer(TestFolder.Root, rate: 400_000);

        var plan = await Published.PlanOf(server.Address + Path.GetFileName(clip), Published.Options(options => options.StallTimeout = TimeSpan.FromSeconds(2)));

        plan.DurationSeconds.ShouldBe(25, 0.05);
    }

    private static async Task Shows(Published published, string rung, int width, int height) =>
        (await Probe.Stream(await published.Joined(rung), "width,height")).ShouldBe($"{width},{height}");

    internal static async Task Plays(Published published)
    {
        var wanted = published.Plan.Rungs.Select(_ => (int)published.Plan.TotalFrames).ToArray();
        (await Probe.DecodedFrames(published.Hls)).ShouldBe(wanted);
        (await Probe.DecodedFrames(published.Dash, "0:v:0")).ShouldBe(wanted[..1]);
    }

    // of the pixel in the middle at a height between 0 and 1
    private static async Task<string> Colour(Published published, string rung, double height)
    {
        var raw = published.File("pixel.raw");
        await Tool.Run(
            "ffmpeg",
            ["-v", "error", "-y", "-i", await published.Joined(rung), "-frames:v", "1", "-vf", FormattableString.Invariant($"crop=2:2:iw/2:ih*{height},format=rgb24"), "-f", "rawvideo", raw]);
        var pixel = await File.ReadAllBytesAsync(raw);
        return (pixel[0], pixel[1], pixel[2]) switch
        {
            ( > 200, < 60, < 60) => "red",
            ( < 60, < 60, > 200) => "blue",
            _ => $"{pixel[0]},{pixel[1]},{pixel[2]}",
        };
    }
}
