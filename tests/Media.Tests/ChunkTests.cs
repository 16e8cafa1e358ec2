namespace Sunomi.Media;

/// <summary>Chunks beside what <see cref="SameFramesTests"/> shows of them.</summary>
public class ChunkTests
{
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

        var first = await Published.WithStills(clip);
        var second = await Published.WithStills(clip);

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
