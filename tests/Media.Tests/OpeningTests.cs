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

        quick.OpeningParts.Select(part => part.Rung).ShouldBe(quick.Rungs);
        quick.PartsOf(0).ShouldBeEmpty();
        quick.HasLittleSound.ShouldBeTrue();
        pictures.Rungs.Select(rung => rung.Name).ShouldBe(["120p", "180p"]);
        sounds.ShouldHaveSingleItem().Segments.ShouldBe(sound.Segments);
        together.Names.Order().ShouldBe(alone.Names.Order());
        await AreSame(together, alone);
    }

    [Fact]
    public async Task The_first_chunk_goes_on_behind_the_opening_and_nothing_is_made_twice()
    {
        var clip = await Clips.Make("moving.mp4", $"{Clips.Picture(320, 180, "25", 5)} -vf noise=alls=20:allf=t {Clips.Fast} -g 50");
        var source = new MediaSource(clip);
        var options = Published.Options(options =>
        {
            (options.OpeningSeconds, options.SegmentSeconds, options.GopSeconds, options.QuickOpeningPixels) = (1, 1, 1, 0);
            options.Ladder = [new(120, 30, 100_000), new(180, 28, 200_000)];
        });
        var plan = await Published.PlanOf(clip, options);
        var (ahead, behind) = (new FolderSink(TestFolder.New()), new FolderSink(TestFolder.New()));
        var media = Published.Pipeline(options);

        var opening = await media.EncodeOpening(plan, source, ahead, _ => { }, CancellationToken.None);
        var chunk = await media.EncodeChunk(plan, 0, source, behind, _ => { }, CancellationToken.None);

        plan.OpensWithChunk.ShouldBeFalse();
        plan.Chunks.ShouldHaveSingleItem().SegmentCount.ShouldBe(5);
        (opening.Chunk, opening.Frames, chunk.Chunk, chunk.Frames).ShouldBe((-1, 25, 0, 125));
        ahead.Names.ShouldBe(["120p/init.mp4", "120p/00001.m4s", "trick/init.mp4", "trick/00000.m4s"], ignoreOrder: true);
        Pictures(behind, "120p").ShouldBe(["00002.m4s", "00003.m4s", "00004.m4s", "00005.m4s", "init.mp4"]);
        Pictures(behind, "180p").ShouldBe(["00001.m4s", "00002.m4s", "00003.m4s", "00004.m4s", "00005.m4s", "init.mp4"]);
        foreach (var header in new[] { "120p/init.mp4", "trick/init.mp4" })
        {
            (await ahead.Get(header, CancellationToken.None)).ToArray().ShouldBe((await behind.Get(header, CancellationToken.None)).ToArray(), header);
        }
    }

    [Theory]
    [InlineData(10, -1)]
    [InlineData(5, -1)]
    [InlineData(2, 0)] // then the first chunk makes nothing of the lowest rendition
    public async Task Opening_and_chunks_show_every_frame_once(double chunkSeconds, int index)
    {
        var clip = await Clips.Make("opening-numbers.mp4", $"{NumberedFrames.Source(320, 180, "25", 10)} {Clips.Tone(10)} {Clips.Fast} -g 60 -bf 2 -c:a aac");

        var published = await Published.WithStills(clip, options =>
        {
            (options.OpeningSeconds, options.SegmentSeconds, options.QuickOpeningPixels) = (2, 2, 0);
            (options.ChunkSeconds, options.ShortestChunkSeconds) = (chunkSeconds, 2);
            options.Ladder = [new(120, 24, 500_000), new(180, 24, 900_000)];
        });

        published.Plan.OpeningChunk.Index.ShouldBe(index);
        foreach (var rung in published.Plan.Rungs)
        {
            (await NumberedFrames.Read(await published.Joined(rung.Name))).ShouldBe(Enumerable.Range(0, 250), rung.Name);
            var made = ChunkManifest.Of(rung, published.Chunks).SelectMany(part => part.Segments).Select(segment => (segment.Number, segment.Start, segment.Duration));
            made.ShouldBe(PlannedSegments.OfPicture(published.Plan).Select(segment => (segment.Number, segment.Start, segment.Duration)));
        }

        var keyframes = (await File.ReadAllLinesAsync(published.File("trick/playlist.m3u8"))).Where(line => line.EndsWith(".m4s", StringComparison.Ordinal)).ToArray();
        keyframes.Length.ShouldBe(5);
        keyframes[0].ShouldBe($"0000{index + 1}.m4s");
        published.Input.Storyboard!.Count.ShouldBe(5);
        await SourceTests.Plays(published);
        AuthoringRules.Broken(published).ShouldBeEmpty();
    }

    /// <summary>A tail that joins the only segment.</summary>
    [Fact]
    public async Task An_opening_takes_a_short_tail_along()
    {
        var clip = await Clips.Make("opening-tail.mp4", $"{Clips.Picture(320, 180, "60", 4.4)} {Clips.Fast}");
        var published = await Published.From(clip, options =>
        {
            options.QuickOpeningPixels = 0;
            options.Ladder = [new(120, 30, 300_000), new(180, 28, 500_000)];
        });

        published.Plan.OpensWithChunk.ShouldBeFalse();
        published.Plan.PartsOf(0).ShouldHaveSingleItem().Rung.Name.ShouldBe("180p60");
        (await Probe.DecodedFrames(published.Hls)).ShouldBe([264, 264]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100e6)]
    public async Task All_work_is_shared_out_without_a_rest(double quick)
    {
        var plan = await Published.PlanOf(await Clips.Plain(), Published.Options(options =>
        {
            (options.OpeningSeconds, options.SegmentSeconds, options.QuickOpeningPixels) = (2, 2, quick);
            options.Ladder = [new(120, 30, 300_000), new(180, 28, 500_000)];
        }));

        (plan.Chunks[0].Weight == 0).ShouldBe(plan.OpensWithChunk);
        plan.OpensWithChunk.ShouldBe(quick > 0);
        (plan.Opening!.Weight + plan.Chunks.Sum(chunk => chunk.Weight) + plan.AudioTracks.Sum(track => track.Weight)).ShouldBe(1, 1e-9);
    }

    private static IEnumerable<string> Pictures(FolderSink sink, string rung) =>
        sink.Names.Where(name => name.StartsWith(rung + "/", StringComparison.Ordinal)).Select(name => name[(rung.Length + 1)..]).Order(StringComparer.Ordinal);

    private static async Task AreSame(FolderSink made, FolderSink expected)
    {
        foreach (var name in made.Names)
        {
            var (one, other) = (await made.Get(name, CancellationToken.None), await expected.Get(name, CancellationToken.None));
            one.Span.SequenceEqual(other.Span).ShouldBeTrue(name);
        }
    }
}
