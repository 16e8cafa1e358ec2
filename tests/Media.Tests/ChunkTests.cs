namespace Sunomi.Media;

public class ChunkTests
{
    public static TheoryData<string, string> Sources => new()
    {
        { "n30.mp4", $"{NumberedFrames.Source(320, 180, "30", 11.3)} {Clips.Fast} -g 75 -bf 2" },
        { "n2997.mkv", $"{NumberedFrames.Source(320, 180, "30000/1001", 10)} -c:v libx264 -preset veryfast -pix_fmt yuv420p -x264-params open-gop=1:keyint=55:min-keyint=20" },
        { "n25.ts", $"{NumberedFrames.Source(320, 180, "25", 10)} {Clips.Fast} -g 40 -bf 2 -output_ts_offset 30" },
        { "n60.mov", $"{NumberedFrames.Source(320, 180, "60", 9)} {Clips.Fast} -g 130 -bf 3" },
        { "n24.webm", $"{NumberedFrames.Source(320, 180, "24000/1001", 9)} -c:v libvpx -deadline realtime -cpu-used 8 -b:v 500k -g 50" },
    };

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task Chunks_show_the_same_frames_as_one_process_and_share_its_header(string name, string arguments)
    {
        var clip = await Clips.Make(name, arguments);

        var whole = await Published.From(clip);
        var parts = await Published.From(clip, options => options.ChunkSeconds = 4);

        parts.Plan.Chunks.Count.ShouldBeGreaterThan(1);
        var rung = whole.Plan.Rungs[0].Name;
        var one = await NumberedFrames.Read(await whole.Joined(rung));
        var many = await NumberedFrames.Read(await parts.Joined(rung));
        many.ShouldBe(one);
        one.ShouldBe(Enumerable.Range(0, (int)whole.Plan.TotalFrames), "a constant rate is kept frame for frame");
        Same(whole.File($"{rung}/init.mp4"), parts.File($"{rung}/init.mp4"));
        parts.Chunks.SelectMany(chunk => chunk.Rungs[0].Segments).Select(segment => (segment.Number, segment.Start, segment.Duration))
            .ShouldBe(whole.Chunks[0].Rungs[0].Segments.Select(segment => (segment.Number, segment.Start, segment.Duration)));
    }

    [Fact]
    public async Task Chunks_of_a_varying_rate_show_the_same_frames_as_one_process()
    {
        // every third frame missing, then a burst: 30 frames a second for most of the time
        var clip = await Clips.Make(
            "vfr.mkv",
            $"{NumberedFrames.Source(320, 180, "30", 12)} -vf select='not(between(n\\,60\\,150)*not(mod(n\\,3)))' -fps_mode vfr {Clips.Fast} -g 50 -bf 2");

        var whole = await Published.From(clip);
        var parts = await Published.From(clip, options => options.ChunkSeconds = 4);

        whole.Plan.FrameRate.ShouldBe(new FrameRate(30, 1));
        var one = await NumberedFrames.Read(await whole.Joined("180p"));
        (await NumberedFrames.Read(await parts.Joined("180p"))).ShouldBe(one);
        one.Length.ShouldBe(360);
        one[90].ShouldBe(89, "a missing frame is filled by the one before");
        one[91].ShouldBe(91);
    }

    [Fact]
    public async Task A_chunk_far_behind_its_keyframe_is_not_taken_for_stalled()
    {
        var clip = await Clips.Make("one-keyframe.mp4", $"{Clips.Picture(320, 180, "30", 10)} {Clips.Fast} -g 9999");
        var plan = await Published.PlanOf(clip, Published.Options(options => options.ChunkSeconds = 4));
        // as if what lies between took this long to decode
        var slow = Path.Combine(TestFolder.New(), "slow-ffmpeg");
        await File.WriteAllTextAsync(slow, "#!/bin/sh\nsleep 4\nexec ffmpeg \"$@\"\n");
        await Tool.Run("chmod", ["+x", slow]);
        var pipeline = Published.Pipeline(Published.Options(options =>
        {
            options.Ffmpeg = slow;
            options.StallTimeout = TimeSpan.FromSeconds(3);
        }));

        var made = await pipeline.EncodeChunk(plan, 1, new MediaSource(clip), new FolderSink(TestFolder.New()), _ => { }, CancellationToken.None);

        made.Frames.ShouldBe(plan.Chunks[1].FrameCount);
    }

    [Fact]
    public async Task The_same_input_and_plan_give_the_same_bytes()
    {
        var clip = await Clips.Plain();

        var first = await Published.From(clip);
        var second = await Published.From(clip);

        var names = Directory.EnumerateFiles(first.Folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(first.Folder, path)).Order().ToArray();
        names.Length.ShouldBeGreaterThan(10);
        names.ShouldAllBe(name => File.Exists(second.File(name)));
        foreach (var name in names)
        {
            Same(first.File(name), second.File(name));
        }
    }

    private static void Same(string expected, string actual) =>
        File.ReadAllBytes(actual).AsSpan().SequenceEqual(File.ReadAllBytes(expected)).ShouldBeTrue(actual);
}
