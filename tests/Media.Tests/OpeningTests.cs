namespace Sunomi.Media;

/// <summary>What an opening makes beside its lowest rendition is what other processes would have made.</summary>
public class OpeningTests
{
    [Fact]
    public async Task A_quick_opening_makes_the_other_renditions_and_the_sound_as_they_would_be_made_alone()
    {
        var source = new MediaSource(await Clips.Plain());
        var (alone, together) = (new FolderSink(TestFolder.New()), new FolderSink(TestFolder.New()));
        var media = Published.Pipeline();
        var quick = await Published.PlanOf(source.Location, Published.Options(options =>
        {
            (options.OpeningSeconds, options.SegmentSeconds, options.QuickOpeningPixels) = (2, 2, 100e6);
            options.Ladder = [new(120, 30, 300_000), new(180, 28, 500_000)];
        }));

        await media.EncodeChunk(quick with { Opening = null }, 0, source, alone, _ => { }, CancellationToken.None);
        var sound = await media.EncodeAudio(quick, 0, source, alone, _ => { }, CancellationToken.None);
        var (pictures, sounds) = await media.EncodeOpeningWithSound(quick, source, together, _ => { }, CancellationToken.None);

        quick.OpeningRungs.ShouldBe(quick.Rungs);
        quick.RungsOf(0).ShouldBeEmpty();
        quick.HasLittleSound.ShouldBeTrue();
        pictures.Rungs.Select(rung => rung.Name).ShouldBe(["120p", "180p"]);
        sounds.ShouldHaveSingleItem().Segments.ShouldBe(sound.Segments);
        together.Names.Order().ShouldBe(alone.Names.Order());
        await AreSame(together, alone);
    }

    [Theory]
    [InlineData("ultrafast")]
    [InlineData("veryfast")]
    [InlineData("medium")]
    [InlineData("slower")]
    public async Task An_opening_ahead_of_the_first_chunk_makes_the_very_segments_that_it_makes(string preset)
    {
        var clip = await Clips.Make("moving.mp4", $"{Clips.Picture(320, 180, "25", 5)} -vf noise=alls=20:allf=t {Clips.Fast} -g 50");
        var source = new MediaSource(clip);
        var options = Published.Options(options =>
        {
            (options.OpeningSeconds, options.SegmentSeconds, options.GopSeconds, options.QuickOpeningPixels, options.Preset) = (1, 1, 1, 0, preset);
            options.Ladder = [new(120, 30, 100_000), new(180, 28, 200_000)];
        });
        var plan = await Published.PlanOf(clip, options);
        var (ahead, chunk) = (new FolderSink(TestFolder.New()), new FolderSink(TestFolder.New()));
        var media = Published.Pipeline(options);

        await media.EncodeOpening(plan, source, ahead, _ => { }, CancellationToken.None);
        await media.EncodeChunk(plan, 0, source, chunk, _ => { }, CancellationToken.None);

        plan.OpensWithChunk.ShouldBeFalse();
        plan.Chunks[0].SegmentCount.ShouldBeGreaterThan(plan.Opening!.Segments);
        ahead.Names.ShouldBe(["120p/init.mp4", .. Enumerable.Range(1, plan.Opening.Segments).Select(number => $"120p/{number:00000}.m4s")], ignoreOrder: true);
        await AreSame(ahead, chunk);
    }

    /// <summary>A tail that joins the only segment is longer than what the encoder looks ahead at.</summary>
    [Fact]
    public async Task An_opening_takes_a_short_tail_along()
    {
        var clip = await Clips.Make("opening-tail.mp4", $"{Clips.Picture(320, 180, "60", 4.4)} {Clips.Fast}");
        var plan = await Published.PlanOf(clip, Published.Options(options =>
        {
            options.QuickOpeningPixels = 0;
            options.Ladder = [new(120, 30, 300_000), new(180, 28, 500_000)];
        }));
        var (ahead, chunk) = (new FolderSink(TestFolder.New()), new FolderSink(TestFolder.New()));

        await Published.Pipeline().EncodeOpening(plan, new MediaSource(clip), ahead, _ => { }, CancellationToken.None);
        await Published.Pipeline().EncodeChunk(plan, 0, new MediaSource(clip), chunk, _ => { }, CancellationToken.None);

        plan.OpensWithChunk.ShouldBeFalse();
        ahead.Names.ShouldContain("120p60/00001.m4s");
        await AreSame(ahead, chunk);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public async Task Nothing_is_made_ahead_that_would_not_come_out_the_same_again(int threads, bool expected)
    {
        var plan = await Published.PlanOf(await Clips.Plain(), Published.Options(options =>
        {
            (options.Threads, options.QuickOpeningPixels) = (threads, 0);
            options.Ladder = [new(120, 30, 300_000), new(180, 28, 500_000)];
        }));

        (plan.Opening is not null).ShouldBe(expected);
        (plan.Chunks.Sum(chunk => chunk.Weight) + plan.AudioTracks.Sum(track => track.Weight) + (plan.Opening?.Weight ?? 0)).ShouldBe(1, 1e-9);
    }

    [Fact]
    public async Task The_work_of_a_quick_opening_is_shared_out_without_a_rest()
    {
        var plan = await Published.PlanOf(await Clips.Plain(), Published.Options(options =>
            (options.OpeningSeconds, options.SegmentSeconds, options.QuickOpeningPixels) = (2, 2, 100e6)));

        plan.Chunks[0].Weight.ShouldBe(0);
        (plan.Opening!.Weight + plan.Chunks.Sum(chunk => chunk.Weight) + plan.AudioTracks.Sum(track => track.Weight)).ShouldBe(1, 1e-9);
    }

    private static async Task AreSame(FolderSink made, FolderSink expected)
    {
        foreach (var name in made.Names)
        {
            var (one, other) = (await made.Get(name, CancellationToken.None), await expected.Get(name, CancellationToken.None));
            one.Span.SequenceEqual(other.Span).ShouldBeTrue(name);
        }
    }
}
