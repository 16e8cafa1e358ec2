namespace Sunomi.Media;

/// <summary>Files of which only the beginning is there.</summary>
public sealed class ArrivingTests
{
    [Fact]
    public async Task The_beginning_gives_the_plan_of_the_whole_and_the_very_segments()
    {
        var clip = await InFront();
        var bytes = await File.ReadAllBytesAsync(clip);
        var media = Published.Pipeline(Published.Options(Short));
        var part = new MediaSource(Path.Combine(TestFolder.New(), "part"));
        var whole = (await media.Plan(new MediaSource(clip), CancellationToken.None)).ShouldBeOfType<PlanResult.Planned>().Plan;

        // as often as it says that more is worth a look
        List<long> looks = [100];
        ArrivingPlan result;
        while (true)
        {
            await File.WriteAllBytesAsync(part.Location, bytes[..(int)looks[^1]]);
            result = await media.PlanArriving(part, bytes.Length, CancellationToken.None);
            if (result is not ArrivingPlan.NotYet(var next))
            {
                break;
            }

            next.ShouldBeGreaterThan(looks[^1]);
            looks.Add(next);
        }

        looks.Count.ShouldBeLessThan(5);
        looks[^1].ShouldBeLessThan(bytes.Length / 2);
        var (plan, needed, opening) = result.ShouldBeOfType<ArrivingPlan.Planned>();
        GenerationJson(plan).ShouldBe(GenerationJson(whole));
        needed.Count.ShouldBe(plan.Chunks.Count);
        needed.ShouldBeInOrder();
        opening.ShouldBeLessThanOrEqualTo(looks[^1]);
        opening.ShouldBeLessThan(needed[0]);
        needed[^1].ShouldBe(bytes.Length);

        var (begun, all) = (new FolderSink(TestFolder.New()), new FolderSink(TestFolder.New()));
        await using var sound = media.BeginAudio(plan, 0, begun);
        var encodes = new (int Segments, long Bytes, Func<MediaSource, ISegmentSink, Task<ChunkManifest>> Encode)[]
        {
            (plan.Opening!.Segments, opening, (source, sink) => media.EncodeOpening(plan, source, sink, _ => { }, CancellationToken.None)),
            (plan.Chunks[0].SegmentCount, needed[0], (source, sink) => media.EncodeChunk(plan, 0, source, sink, _ => { }, CancellationToken.None)),
        };
        foreach (var (segments, there, encode) in encodes)
        {
            await File.WriteAllBytesAsync(part.Location, bytes[..(int)there]);
            await SameAsOfWhole(encode);
            await sound.Continue(new MemoryStream(bytes, (int)sound.Taken, (int)(there - sound.Taken)), segments, _ => { }, CancellationToken.None);
            sound.Taken.ShouldBe(there);
            sound.Stored.ShouldBeInRange(segments, segments + 1);
            begun.Names.Take(segments + 1).ShouldBe(["audio-0/init.mp4", .. Enumerable.Range(1, segments).Select(number => $"audio-0/{number:00000}.m4s")]);
        }

        var made = await sound.Complete(Rest(bytes, sound), _ => { }, CancellationToken.None);
        GenerationJson(made).ShouldBe(GenerationJson(await media.EncodeAudio(plan, 0, new MediaSource(clip), all, _ => { }, CancellationToken.None)));
        begun.Names.ShouldBe(all.Names);
        await Same(begun, all, all.Names);

        async Task SameAsOfWhole(Func<MediaSource, ISegmentSink, Task<ChunkManifest>> encode)
        {
            var (early, late) = (new FolderSink(TestFolder.New()), new FolderSink(TestFolder.New()));
            await encode(part, early);
            await encode(new MediaSource(clip), late);
            early.Names.Order().ShouldBe(late.Names.Order());
            await Same(early, late, early.Names);
        }
    }

    /// <summary>What is made of 12 s of picture and two tones, for the beginning to tell.</summary>
    public static TheoryData<string, string> ToBeTold => new()
    {
        { "told-varying.mp4", $"-filter_complex [0]select='not(mod(n,3))+lt(mod(n,7),3)'[v] -map [v] -map 1 {Clips.Fast} -fps_mode vfr -c:a aac" },
        { "told-later.mp4", $"-map 0 -map 1 {Clips.Fast} -bf 2 -c:a aac -output_ts_offset 7.3" },
        { "told-hevc.mp4", "-map 0 -map 1 -vf format=yuv420p10le -c:v libx265 -preset ultrafast -x265-params log-level=error:colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc -c:a aac" },
        { "told-fields.mp4", "-map 0 -vf scale=720:576,interlace=scan=tff -c:v libx264 -preset ultrafast -flags +ildct+ilme -x264-params tff=1 -pix_fmt yuv420p" },
        { "told-fields-small.mp4", "-map 0 -vf scale=320:240,interlace=scan=bff -c:v libx264 -preset ultrafast -flags +ildct+ilme -x264-params bff=1 -pix_fmt yuv420p" },
        { "told-pixels.mp4", $"-map 0 -map 1 -vf setsar=4/3 {Clips.Fast} -c:a libmp3lame" },
        { "told-broadcast.mp4", $"-map 0 -map 1 {Clips.Fast} -c:a ac3" },
        { "told-web.mp4", "-map 0 -map 1 -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -c:a libopus" },
        { "told-old.mp4", "-map 0 -map 1 -c:v mpeg4 -bf 2 -c:a aac" },
        { "told-edit.mov", "-map 0 -map 1 -c:v prores_ks -profile:v 0 -c:a pcm_s16le" },
        { "told-tracks.mp4", $"-map 0 -map 1 -map 2 {Clips.Fast} -c:a aac -metadata:s:a:0 language=eng -metadata:s:a:1 language=ger" },
        { "told-sound-longer.mp4", $"-filter_complex [0]trim=end=9[v] -map [v] -map 1 {Clips.Fast} -c:a aac" },
        { "told-sound-shorter.mp4", $"-filter_complex [1]atrim=end=8[a] -map 0 -map [a] {Clips.Fast} -c:a aac" },
        { "told-sound-late.mp4", $"-filter_complex [1]atrim=start=5[a] -map 0 -map [a] {Clips.Fast} -c:a aac" },
        { "told-one-keyframe.mp4", $"-map 0 -map 1 {Clips.Fast} -g 1000 -c:a aac" },
        { "told-open.mp4", "-map 0 -map 1 -c:v libx264 -preset veryfast -x264-params open-gop=1:keyint=30:bframes=3 -pix_fmt yuv420p -c:a aac" },
        { "told-silent.mp4", $"-map 0 {Clips.Fast}" },
    };

    [Theory]
    [MemberData(nameof(ToBeTold))]
    public async Task The_beginning_of_any_kind_gives_the_plan_of_the_whole(string name, string arguments)
    {
        var clip = await Clips.Make(name, $"{Clips.Picture(160, 120, "25", 12)} {Clips.Tone(12)} {Clips.Tone(12, 880)} {arguments} -movflags +faststart");
        var bytes = await File.ReadAllBytesAsync(clip);
        var media = Published.Pipeline(Published.Options(Short));
        var part = new MediaSource(Path.Combine(TestFolder.New(), "part"));
        ArrivingPlan result = new ArrivingPlan.NotYet(50);
        for (var looks = 0; result is ArrivingPlan.NotYet(var next) && looks < 6; looks++)
        {
            await File.WriteAllBytesAsync(part.Location, bytes[..(int)next]);
            result = await media.PlanArriving(part, bytes.Length, CancellationToken.None);
        }

        var whole = (await media.Plan(new MediaSource(clip), CancellationToken.None)).ShouldBeOfType<PlanResult.Planned>().Plan;
        var planned = result.ShouldBeOfType<ArrivingPlan.Planned>();
        planned.IsSure.ShouldBe(name is not ("told-pixels.mp4" or "told-broadcast.mp4" or "told-old.mp4" or "told-edit.mov"));
        var plan = planned.Plan;
        GenerationJson(plan with { AudioTracks = [.. plan.AudioTracks.Select(track => track with { EndSeconds = whole.AudioTracks[track.Index].EndSeconds })] })
            .ShouldBe(GenerationJson(whole));
        plan.MakesTheSameAs(whole).ShouldBeTrue();
        plan.Picture.Interlaced.ShouldBe(name.StartsWith("told-fields", StringComparison.Ordinal));
        new FileInfo(part.Location).Length.ShouldBeLessThan(bytes.Length);
    }

    [Fact]
    public async Task Chapters_are_only_known_when_the_file_is_whole()
    {
        var chapters = await Clips.Write("in-front.ffmeta", ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1\nSTART=0\nEND=6\ntitle=One\n[CHAPTER]\nTIMEBASE=1/1\nSTART=6\nEND=12\ntitle=Two\n");
        var clip = await Clips.Make("chapters-in-front.mp4", $"-i {await InFront()} -i {chapters} -map 0 -map_chapters 1 -c copy -movflags +faststart");
        var part = await Clips.Cut("part-of-chapters-in-front.mp4", clip, 0.9);

        (await Published.Pipeline(Published.Options(Short)).PlanArriving(new MediaSource(part), new FileInfo(clip).Length, CancellationToken.None))
            .ShouldBeOfType<ArrivingPlan.Planned>().IsSure.ShouldBeFalse();
    }

    public static TheoryData<string, string> ToBeAwaited => new()
    {
        { "behind.mp4", $"{Clips.Picture(160, 120, "25", 2)} {Clips.Fast}" },
        { "fragments.mp4", $"{Clips.Picture(160, 120, "25", 2)} {Clips.Fast} -movflags +frag_keyframe+empty_moov" },
        { "sound-in-front.mp4", $"{Clips.Tone(20)} -c:a aac -movflags +faststart" },
    };

    [Theory]
    [MemberData(nameof(ToBeAwaited))]
    public async Task What_the_beginning_does_not_tell_is_left_for_the_end(string name, string arguments)
    {
        var clip = await Clips.Make(name, arguments);
        var part = await Clips.Cut("part-of-" + name, clip, 0.9);

        (await Published.Pipeline().PlanArriving(new MediaSource(part), new FileInfo(clip).Length, CancellationToken.None))
            .ShouldBeOfType<ArrivingPlan.WhenWhole>();
    }

    [Fact]
    public async Task A_file_as_short_as_its_opening_is_not_probed_before_it_is_whole()
    {
        var clip = await Clips.Make("short-in-front.mp4", $"{Clips.Picture(160, 120, "25", 2)} {Clips.Fast} -movflags +faststart");
        var part = await Clips.Cut("part-of-short-in-front.mp4", clip, 0.9);
        var size = new FileInfo(clip).Length;

        (await Published.Pipeline().PlanArriving(new MediaSource(part), size, CancellationToken.None)).ShouldBe(new ArrivingPlan.NotYet(size));
    }

    [Theory]
    [InlineData("This is not a video, whatever it is called.")]
    [InlineData("#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n/etc/passwd\n#EXT-X-ENDLIST\n")]
    public async Task What_is_no_video_is_left_for_the_end(string text)
    {
        var part = await Clips.Write($"arriving-{text.Length}.mp4", text);

        (await Published.Pipeline().PlanArriving(new MediaSource(part), 1_000_000, CancellationToken.None)).ShouldBeOfType<ArrivingPlan.WhenWhole>();
    }

    [Fact]
    public async Task An_index_that_promises_what_it_does_not_hold_is_left_for_the_end()
    {
        var bytes = await File.ReadAllBytesAsync(await InFront());
        // the sizes of the frames, all of them wrong
        var sizes = bytes.AsSpan().IndexOf("stsz"u8);
        bytes.AsSpan(sizes + 16, 2000).Fill(0xFF);
        var part = Path.Combine(TestFolder.New(), "part");
        await File.WriteAllBytesAsync(part, bytes[..(bytes.Length / 2)]);

        (await Published.Pipeline(Published.Options(Short)).PlanArriving(new MediaSource(part), bytes.Length, CancellationToken.None))
            .ShouldBeOfType<ArrivingPlan.WhenWhole>();
    }

    private static void Short(MediaOptions options)
    {
        (options.OpeningSeconds, options.QuickOpeningPixels, options.SegmentSeconds, options.ChunkSeconds, options.ShortestChunkSeconds) = (2, 0, 2, 4, 2);
        options.Ladder = [new(120, 30, 100_000), new(180, 28, 200_000)];
    }

    /// <summary>12 s, 320×180, frames out of order, sound, index in front.</summary>
    private static Task<string> InFront() => Clips.Make(
        "in-front.mp4",
        $"{Clips.Picture(320, 180, "25", 12)} {Clips.Tone(12)} -c:v libx264 -preset veryfast -bf 3 -pix_fmt yuv420p -g 40 -c:a aac -movflags +faststart");

    private static string GenerationJson<T>(T document) => System.Text.Json.JsonSerializer.Serialize(document);

    private static MemoryStream Rest(byte[] bytes, GrowingSound sound) => new(bytes, (int)sound.Taken, bytes.Length - (int)sound.Taken);

    private static async Task Same(FolderSink one, FolderSink other, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            (await one.Get(name, CancellationToken.None)).ToArray().ShouldBe((await other.Get(name, CancellationToken.None)).ToArray(), name);
        }
    }
}
