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
        foreach (var name in together.Names)
        {
            var (one, other) = (await together.Get(name, CancellationToken.None), await alone.Get(name, CancellationToken.None));
            one.Span.SequenceEqual(other.Span).ShouldBeTrue(name);
        }
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
        foreach (var name in ahead.Names)
        {
            var (one, other) = (await ahead.Get(name, CancellationToken.None), await chunk.Get(name, CancellationToken.None));
            one.Span.SequenceEqual(other.Span).ShouldBeTrue(name);
        }
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
}
