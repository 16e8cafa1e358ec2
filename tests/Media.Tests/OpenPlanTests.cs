using System.Buffers.Binary;
using System.Text.Json;
using Sunomi.Testing;

namespace Sunomi.Media;

/// <summary>Files that tell how long they are, and are planned by what is there of them.</summary>
public sealed class OpenPlanTests
{
    private const string X264 = "-c:v libx264 -preset veryfast -bf 3 -pix_fmt yuv420p -g 40";
    private const string InFragments = "-movflags +frag_keyframe+empty_moov+default_base_moof+skip_trailer";
    private const string Indexed = "-movflags +frag_keyframe+empty_moov+default_base_moof+global_sidx";
    private const string Vp9 = "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -g 60 -pix_fmt yuv420p";

    /// <summary>Each 14 s, 320×180; when given, so many seconds of sound.</summary>
    public static TheoryData<string, string> Clip => new()
    {
        { "open-aac.mkv", $"{Picture} {Clips.Tone(14)} {X264} -c:a aac" },
        { "open-opus.mkv", $"{Picture} {Clips.Tone(14)} {X264} -c:a libopus" },
        { "open-vp9.webm", $"{Picture} {Clips.Tone(14)} {Vp9} -c:a libopus" },
        { "open-silent.mkv", $"{Picture} {X264} -an" },
        { "open-longer-sound.mkv", $"{Picture} {Clips.Tone(14.3)} {X264} -c:a aac" },
        { "open-much-longer-sound.mkv", $"{Picture} {Clips.Tone(15.4)} {X264} -c:a aac" },
        { "open-shorter-sound.mkv", $"{Picture} {Clips.Tone(13.2)} {X264} -c:a aac" },
        { "open-untold-ends.mkv", $"{Picture} {Clips.Tone(14.06)} {X264} -c:a aac" },
        // a screen that is recorded: frames only when something moves
        { "open-varying.mkv", $"{Picture} {Clips.Tone(14)} -vf select='not(eq(mod(n,7),3))*not(eq(mod(n,11),5))' -fps_mode vfr {X264} -c:a aac" },
        { "open-few-keyframes.mkv", $"{Picture} {Clips.Tone(14)} {Clips.Fast} -bf 0 -g 150 -keyint_min 150 -sc_threshold 0 -c:a aac" },
        { "open-one-keyframe.mkv", $"{Picture} {Clips.Tone(14)} -c:v libx264 -preset veryfast -pix_fmt yuv420p -g 1000 -c:a aac" },
        { "open-untold-ends.flv", $"{Picture} {Clips.Tone(14.06)} {X264} -c:a aac" },
        { "open-indexed-untold-ends.flv", $"{Picture} {Clips.Tone(14.06)} {X264} -c:a aac -flvflags add_keyframe_index" },
        { "open-silent.flv", $"{Picture} -c:v flv1 -g 40 -an" },
        { "open-index.mp4", $"{Picture} {Clips.Tone(14)} {X264} -c:a aac {Indexed}" },
        { "open-index-silent.mp4", $"{Picture} {X264} -an {Indexed}" },
        { "open-index-longer-sound.mp4", $"{Picture} {Clips.Tone(14.3)} {X264} -c:a aac {Indexed}" },
        { "open-index-much-longer-sound.mp4", $"{Picture} {Clips.Tone(15.4)} {X264} -c:a aac {Indexed}" },
        { "open-index-shorter-sound.mp4", $"{Picture} {Clips.Tone(13.2)} {X264} -c:a aac {Indexed}" },
        { "open-index-edit-list.mp4", $"{Picture} {Clips.Tone(14)} {X264} -c:a aac {Indexed}+delay_moov" },
        { "open-index-few-keyframes.mp4", $"{Picture} {Clips.Tone(14)} {Clips.Fast} -bf 0 -g 150 -keyint_min 150 -sc_threshold 0 -c:a aac {Indexed} -frag_duration 1000000" },
        { "open-header.mp4", $"{Picture} {Clips.Tone(14)} {X264} -c:a aac {InFragments}" },
        { "open-header-varying.mp4", $"{Picture} {Clips.Tone(14)} -vf select='not(eq(mod(n,7),3))*not(eq(mod(n,11),5))' -fps_mode vfr {X264} -c:a aac {InFragments}" },
        { "open-header-tiny-fragments.mp4", $"{Picture} {Clips.Tone(14)} {X264} -c:a aac {InFragments} -frag_duration 40000" },
        { "open-header-longer-untold-ends.mp4", $"{Picture} {Clips.Tone(14.3)} {X264} -c:a aac {InFragments}" },
        { "open-header-shorter-untold-ends.mp4", $"{Picture} {Clips.Tone(13.8)} {X264} -c:a aac {InFragments}" },
    };

    private static string Picture => Clips.Picture(320, 180, "25", 14);

    [Theory]
    [MemberData(nameof(Clip))]
    public async Task Every_look_agrees_with_the_whole_in_all_that_is_sure(string name, string arguments)
    {
        var clip = await Make(name, arguments);
        var (media, bytes) = (Published.Pipeline(Published.Options(Short)), await File.ReadAllBytesAsync(clip));
        var whole = await Whole(media, clip);

        var looks = await Looks(media, bytes);

        looks.Count.ShouldBeInRange(2, 6);
        looks[0].Bytes.ShouldBeLessThan(bytes.Length / 2);
        looks[^1].Planned.ChunkBytes.Count.ShouldBeGreaterThan(whole.Chunks.Count / 2);
        foreach (var (there, (plan, sure, opening)) in looks)
        {
            (plan.IsOpen, whole.IsOpen).ShouldBe((true, false));
            whole.MakesTheSameAs(plan).ShouldBeTrue();
            sure.ShouldBeInOrder();
            sure.Append(opening).Max().ShouldBeLessThanOrEqualTo(there);
            sure.ShouldBe(looks[^1].Planned.ChunkBytes.Take(sure.Count));
            opening.ShouldBe(looks[0].Planned.OpeningBytes);
            plan.Chunks.Take(sure.Count).Select(Weightless).ShouldBe(whole.Chunks.Take(sure.Count).Select(Weightless));
            Weightless(plan.OpeningChunk).ShouldBe(Weightless(whole.OpeningChunk));
        }
    }

    [Theory]
    [MemberData(nameof(Clip))]
    public async Task What_is_made_of_the_beginning_is_what_the_whole_gives(string name, string arguments)
    {
        var clip = await Make(name, arguments);
        var (media, bytes) = (Published.Pipeline(Published.Options(Short)), await File.ReadAllBytesAsync(clip));
        var whole = await Whole(media, clip);
        var part = Part();
        var (early, late, begun, all) = (Sink(), Sink(), Sink(), Sink());
        var looks = await Looks(media, bytes);
        await using var sound = whole.AudioTracks.Count == 0 ? null : media.BeginAudio(looks[0].Planned.Plan, 0, begun);

        await Write(part, bytes, looks[0].Planned.OpeningBytes);
        await media.EncodeOpening(looks[0].Planned.Plan, part, early, _ => { }, CancellationToken.None);
        await media.EncodeOpening(whole, new MediaSource(clip), late, _ => { }, CancellationToken.None);
        await Same(early, late);

        var last = looks[^1].Planned;
        foreach (var (chunk, needed) in last.ChunkBytes.Index())
        {
            await Write(part, bytes, needed);
            var made = await media.EncodeChunk(last.Plan, chunk, part, early, _ => { }, CancellationToken.None);
            Json(made).ShouldBe(Json(await media.EncodeChunk(whole, chunk, new MediaSource(clip), late, _ => { }, CancellationToken.None)));
            if (sound is not null)
            {
                var segments = whole.Chunks.Take(chunk + 1).Sum(part => part.SegmentCount);
                await sound.Continue(new MemoryStream(bytes, (int)sound.Taken, (int)(needed - sound.Taken)), segments, _ => { }, CancellationToken.None);
                sound.Stored.ShouldBeGreaterThanOrEqualTo(segments);
                sound.Stored.ShouldBeLessThan(PlannedSegments.Count(whole));
            }
        }

        await Same(early, late);
        if (sound is null)
        {
            return;
        }

        var encoded = await media.EncodeAudio(whole, 0, new MediaSource(clip), all, _ => { }, CancellationToken.None);
        await Same(begun, all, begun.Names);
        // its own ends were told of each track, so that nothing of the sound is made twice
        sound.Makes(whole).ShouldBe(!name.Contains("untold-ends", StringComparison.Ordinal));
        if (sound.Makes(whole))
        {
            var rest = new MemoryStream(bytes, (int)sound.Taken, bytes.Length - (int)sound.Taken);
            Json(await sound.Complete(rest, _ => { }, CancellationToken.None)).ShouldBe(Json(encoded));
            await Same(begun, all);
        }
    }

    [Theory]
    [InlineData(3.0)]
    [InlineData(0.9)]
    [InlineData(-3.0)]
    public async Task A_length_that_is_wrong_by_seconds_is_found_out_by_the_whole(double wrong)
    {
        var bytes = await File.ReadAllBytesAsync(await Clips.Make("open-aac.mkv", (string)Clip.First()[1]));
        Tell(bytes, wrong);
        var (media, part) = (Published.Pipeline(Published.Options(Short)), Part());
        var planned = (await Looks(media, bytes))[0].Planned;
        await Write(part, bytes, bytes.Length);

        var whole = await media.Plan(part, CancellationToken.None);

        if (wrong > 1)
        {
            whole.ShouldBeOfType<PlanResult.Refused>().Reason.ShouldBe(RefusalReason.Incomplete);
        }
        else
        {
            whole.ShouldBeOfType<PlanResult.Planned>().Plan.MakesTheSameAs(planned.Plan).ShouldBeFalse();
        }
    }

    [Fact]
    public async Task A_file_that_ends_in_the_header_of_a_fragment_is_read_up_to_there()
    {
        var clip = await Make("open-index.mp4", (string)Clip.Single(clip => (string)clip[0] == "open-index.mp4")[1]);
        var (media, bytes, part) = (Published.Pipeline(Published.Options(Short)), await File.ReadAllBytesAsync(clip), Part());
        var (plan, sure, _) = (await Looks(media, bytes))[0].Planned;
        var header = (int)sure[0] + bytes.AsSpan((int)sure[0]).IndexOf("moof"u8) - 4;
        var late = Sink();
        await media.EncodeChunk(plan, 0, new MediaSource(clip), late, _ => { }, CancellationToken.None);

        foreach (var more in (int[])[4, 8, 20, 100, 400])
        {
            await Write(part, bytes, header + more);

            (await media.PlanArriving(part, bytes.Length, CancellationToken.None)).ShouldBeOfType<ArrivingPlan.Planned>().ChunkBytes[0].ShouldBe(sure[0]);
            var early = Sink();
            await media.EncodeChunk(plan, 0, part, early, _ => { }, CancellationToken.None);
            await Same(early, late);
        }
    }

    [Theory]
    [InlineData("open-index.mp4")]
    [InlineData("open-header.mp4")]
    public async Task What_a_movie_tells_in_front_is_waited_for(string name)
    {
        var clip = await Make(name, (string)Clip.Single(clip => (string)clip[0] == name)[1]);
        var (media, bytes, part) = (Published.Pipeline(Published.Options(Short)), await File.ReadAllBytesAsync(clip), Part());
        var fragment = bytes.AsSpan().IndexOf("moof"u8);
        for (var length = 0; length < fragment + 4; length += 37)
        {
            await Write(part, bytes, length);

            (await media.PlanArriving(part, bytes.Length, CancellationToken.None)).ShouldBeOfType<ArrivingPlan.NotYet>().Bytes
                .ShouldBeInRange(length + 1, fragment + 12);
        }

        MovieLength.Read(new MediaSource(clip), bytes.Length)!.Seconds!.Value.ShouldBe(14.08, 0.001);
    }

    [Fact]
    public async Task A_movie_whose_beginning_is_garbled_tells_something_else_or_nothing()
    {
        var clip = await Make("open-index.mp4", (string)Clip.Single(clip => (string)clip[0] == "open-index.mp4")[1]);
        var (start, part, random) = (MovieHeaders.Tell((await File.ReadAllBytesAsync(clip)).AsSpan(0, 6000), 14), Part(), new Random(7));
        var told = 0;
        for (var round = 0; round < 3000; round++)
        {
            var garbled = start.ToArray();
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                var at = random.Next(garbled.Length);
                garbled.AsSpan(at, Math.Min(random.Next(1, 9), garbled.Length - at)).Fill((byte)(random.Next(3) switch { 0 => 0, 1 => 0xFF, _ => random.Next(256) }));
            }

            await Write(part, garbled, random.Next(1, garbled.Length));
            var length = MovieLength.Read(part, garbled.Length);
            var read = MovieBoxes.Whole(part);

            told += length?.Seconds is null ? 0 : 1;
            (read.Length ?? 1).ShouldBeInRange(1, new FileInfo(part.Location).Length);
        }

        told.ShouldBeInRange(500, 2900);
    }

    [Theory]
    [InlineData(3.0)]
    [InlineData(0.9)]
    [InlineData(-3.0)]
    public async Task A_header_of_a_movie_that_is_wrong_by_seconds_is_found_out_by_the_whole(double wrong)
    {
        var clip = await Headed(await Clips.Make("open-header.mp4", (string)Clip.Single(clip => (string)clip[0] == "open-header.mp4")[1]), 14 + wrong);
        var media = Published.Pipeline(Published.Options(Short));

        var planned = (await Looks(media, await File.ReadAllBytesAsync(clip)))[0].Planned;

        (await Whole(media, clip)).MakesTheSameAs(planned.Plan).ShouldBeFalse();
    }

    [Fact]
    public async Task An_index_of_a_movie_that_is_wrong_by_seconds_is_found_out_by_the_whole()
    {
        var bytes = await File.ReadAllBytesAsync(await Clips.Make("open-index.mp4", (string)Clip.Single(clip => (string)clip[0] == "open-index.mp4")[1]));
        // the duration of the first reference of the first index
        var index = bytes.AsSpan().IndexOf("sidx"u8) - 4;
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(index + 44), 8 * BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(index + 44)));
        var (media, part) = (Published.Pipeline(Published.Options(Short)), Part());
        var planned = (await Looks(media, bytes))[0].Planned;
        await Write(part, bytes, bytes.Length);

        (await media.Plan(part, CancellationToken.None)).ShouldBeOfType<PlanResult.Refused>().Reason.ShouldBe(RefusalReason.Incomplete);
        planned.Plan.DurationSeconds.ShouldBeGreaterThan(20);
    }

    public static TheoryData<string, string> Untold => new()
    {
        { "untold.webm", $"{Picture} {Clips.Tone(14)} {Vp9} -c:a libopus -f webm -live 1" },
        // whose length ffprobe guesses
        { "guessed.mkv", $"{Picture} {Clips.Tone(14)} -c:v mjpeg -c:a ac3 -f matroska -live 1" },
        { "untold.flv", $"{Picture} {X264} -flvflags no_duration_filesize" },
        { "untold.mp4", $"{Picture} {Clips.Tone(14)} {X264} -c:a aac {InFragments}" },
        // each fragment has an index of its own
        { "untold-segments.mp4", $"{Picture} {Clips.Tone(14)} {X264} -c:a aac -movflags +dash" },
        // the header tells the length of the first fragment
        { "untold-first.mp4", $"{Picture} {Clips.Tone(14)} {X264} -c:a aac -movflags +frag_keyframe" },
        { "sound-only.mka", $"{Clips.Tone(14)} -c:a aac -f matroska" },
    };

    [Theory]
    [MemberData(nameof(Untold))]
    public async Task What_does_not_tell_its_length_is_left_for_the_end(string name, string arguments)
    {
        var clip = await Clips.Make(name, arguments);

        (await Looks(Published.Pipeline(Published.Options(Short)), await File.ReadAllBytesAsync(clip))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_track_of_which_nothing_has_come_yet_is_waited_for()
    {
        var clip = await Clips.Make(
            "late-track.mkv", $"{Picture} {Clips.Tone(14)} -itsoffset 8 {Clips.Tone(6, 880)} -map 0 -map 1 -map 2 {X264} -c:a aac");
        var looks = await Looks(Published.Pipeline(Published.Options(Short)), await File.ReadAllBytesAsync(clip));

        looks[0].Planned.Plan.AudioTracks.Count.ShouldBe(2);
        looks[0].Bytes.ShouldBeGreaterThan(new FileInfo(clip).Length / 2);
    }

    /// <summary>As often as it says that more is worth a look, from the first plan on.</summary>
    private static async Task<List<(long Bytes, ArrivingPlan.Planned Planned)>> Looks(MediaPipeline media, byte[] bytes)
    {
        var part = Part();
        List<(long, ArrivingPlan.Planned)> looks = [];
        for (long? there = 16 * 1024; there is { } length;)
        {
            await Write(part, bytes, length);
            var result = await media.PlanArriving(part, bytes.Length, CancellationToken.None);
            if (result is ArrivingPlan.Planned planned)
            {
                looks.Add((length, planned));
            }

            there = result is ArrivingPlan.NotYet later ? later.Bytes : (result as ArrivingPlan.Planned)?.NextLook;
            (there ?? long.MaxValue).ShouldBeGreaterThan(length);
        }

        return looks;
    }

    private static async Task<EncodePlan> Whole(MediaPipeline media, string clip) =>
        (await media.Plan(new MediaSource(clip), CancellationToken.None)).ShouldBeOfType<PlanResult.Planned>().Plan;

    private static async Task<string> Make(string name, string arguments)
    {
        var clip = await Clips.Make(name, arguments);
        if (name.StartsWith("open-header", StringComparison.Ordinal))
        {
            return await Headed(clip, name.Contains("longer", StringComparison.Ordinal) ? 14.38 : 14.08);
        }

        if (name != "open-untold-ends.mkv")
        {
            return clip;
        }

        var (bytes, untold) = (await File.ReadAllBytesAsync(clip), Path.Combine(TestFolder.New(), name));
        Tell(bytes, 0);
        await File.WriteAllBytesAsync(untold, bytes);
        return untold;
    }

    /// <summary>With a length in its header.</summary>
    private static async Task<string> Headed(string clip, double seconds)
    {
        var headed = Path.Combine(TestFolder.New(), Path.GetFileName(clip));
        await File.WriteAllBytesAsync(headed, MovieHeaders.Tell(await File.ReadAllBytesAsync(clip), seconds));
        return headed;
    }

    /// <summary>Changes the length that the file declares, and takes away those of its tracks.</summary>
    private static void Tell(byte[] bytes, double seconds)
    {
        var at = bytes.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x44, 0x89, 0x88]) + 3;
        BinaryPrimitives.WriteDoubleBigEndian(
            bytes.AsSpan(at, 8), BinaryPrimitives.ReadDoubleBigEndian(bytes.AsSpan(at, 8)) + (seconds * 1000));
        for (var rest = bytes.AsSpan(); rest.IndexOf("DURATION"u8) is >= 0 and var tag; rest = rest[(tag + 8)..])
        {
            rest[tag] = (byte)'X';
        }
    }

    private static void Short(MediaOptions options)
    {
        (options.OpeningSeconds, options.QuickOpeningPixels, options.SegmentSeconds, options.ChunkSeconds, options.ShortestChunkSeconds) = (2, 0, 2, 2, 2);
        (options.ChunkPixels, options.Ladder) = (0, [new(120, 30, 100_000), new(180, 28, 200_000)]);
    }

    private static VideoChunk Weightless(VideoChunk chunk) => chunk with { Weight = 0 };

    private static MediaSource Part() => new(Path.Combine(TestFolder.New(), "part"));

    private static FolderSink Sink() => new(TestFolder.New());

    private static Task Write(MediaSource part, byte[] bytes, long length) => File.WriteAllBytesAsync(part.Location, bytes[..(int)length]);

    private static string Json<T>(T document) => JsonSerializer.Serialize(document);

    private static async Task Same(FolderSink one, FolderSink other)
    {
        one.Names.Order().ShouldBe(other.Names.Order());
        await Same(one, other, one.Names);
    }

    private static async Task Same(FolderSink one, FolderSink other, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            (await one.Get(name, CancellationToken.None)).ToArray().ShouldBe((await other.Get(name, CancellationToken.None)).ToArray(), name);
        }
    }
}
