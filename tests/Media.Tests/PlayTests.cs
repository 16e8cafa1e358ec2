namespace Sunomi.Media;

public class PlayTests
{
    [Fact]
    public async Task Ffmpeg_decodes_playlist_and_manifest_from_disk_and_over_http_without_a_word()
    {
        var published = await Published.From(await Clips.Plain());
        using var server = new FileServer(published.Folder);

        foreach (var entry in new[] { published.Hls, published.Dash, $"{server.Address}{Package.HlsName}", $"{server.Address}{Package.DashName}" })
        {
            var (code, output, errors) = await Tool.Try(
                "ffmpeg", ["-v", "error", "-xerror", "-i", entry, "-map", "0:v:0", "-map", "0:a:0", "-f", "null", "-", "-progress", "pipe:1"]);
            errors.ShouldBe("", entry);
            code.ShouldBe(0, entry);
            output.ShouldContain("frame=150", customMessage: entry);
        }
    }

    [Fact]
    public async Task Keyframes_and_segments_stand_at_the_same_times_in_all_rungs()
    {
        var published = await Published.From(await Clips.Make("long.mp4", $"{Clips.Picture(640, 480, "24", 13)} {Clips.Tone(13)} {Clips.Fast} -c:a aac"));

        published.Plan.Rungs.Select(rung => rung.Name).ShouldBe(["240p", "360p", "480p"]);
        foreach (var rung in published.Plan.Rungs)
        {
            var joined = await published.Joined(rung.Name);
            (await Probe.Keyframes(joined)).ShouldBe([0, 2, 4, 6, 8, 10, 12], 0.001, rung.Name);
            published.Segments(rung.Name).Count().ShouldBe(4);
            (await Probe.Packets(joined)).Count.ShouldBe(13 * 24);
        }

        // each segment with its header plays alone, from its own place on the time line
        var third = published.File("third.mp4");
        await File.WriteAllBytesAsync(
            third, [.. await File.ReadAllBytesAsync(published.File("240p/init.mp4")), .. await File.ReadAllBytesAsync(published.File("240p/00003.m4s"))]);
        (await Probe.Packets(third)).Min(packet => packet.Time).ShouldBe(8, 0.001);
    }

    [Fact]
    public async Task A_tail_below_half_a_second_joins_the_segment_before()
    {
        var published = await Published.From(await Clips.Make("tail.mp4", $"{Clips.Picture(160, 120, "30", 8.4)} {Clips.Tone(8.4)} {Clips.Fast} -c:a aac"));

        published.Chunks.SelectMany(chunk => chunk.Rungs[0].Segments).Select(segment => segment.Duration / (double)published.Plan.FrameRate.Timescale).ShouldBe([4, 4.4], 0.001);
        published.Audio[0].Segments.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("sync.mp4", "-c:a aac")]
    [InlineData("sync.ts", "-c:a mp2 -output_ts_offset 12.5")]
    [InlineData("sync.mkv", "-c:a libopus -ar 48000")]
    public async Task Sound_keeps_with_the_picture(string name, string audio)
    {
        // a beep at 3 s, on top of silence
        var clip = await Clips.Make(
            name,
            $"{Clips.Picture(160, 120, "25", 6)} -f lavfi -i aevalsrc='if(between(t\\,3\\,3.2)\\,sin(6283*t)\\,0)':s=44100:d=6 {Clips.Fast} {audio}");

        var published = await Published.From(clip);

        var raw = published.File("sound.raw");
        await Tool.Run("ffmpeg", ["-v", "error", "-i", await published.Joined("audio-0"), "-ac", "1", "-f", "s16le", raw]);
        var samples = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, short>(await File.ReadAllBytesAsync(raw)).ToArray();
        var beep = Array.FindIndex(samples, sample => Math.Abs((int)sample) > 1000) / 48000.0;
        beep.ShouldBe(3, 0.025);
        (samples.Length / 48000.0).ShouldBe(6, 0.03);
    }

    [Fact]
    public async Task Sound_segments_end_with_those_of_the_picture()
    {
        var published = await Published.From(await Clips.Make("long.mp4", $"{Clips.Picture(640, 480, "24", 13)} {Clips.Tone(13)} {Clips.Fast} -c:a aac"));

        var sound = published.Audio[0];
        sound.Segments.Select(segment => (segment.Start + segment.Duration) / (double)sound.Timescale).ShouldBe([4, 8, 12, 13], 0.025);
        (await Probe.Stream(await published.Joined("audio-0"), "codec_name,sample_rate,channels", "a:0")).ShouldBe("aac,48000,2");
    }
}
