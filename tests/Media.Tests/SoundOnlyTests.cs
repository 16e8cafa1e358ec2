namespace Sunomi.Media;

/// <summary>Files of sound alone become videos of their cover, or of their wave.</summary>
public class SoundOnlyTests
{
    [Fact]
    public async Task A_cover_is_shown_as_long_as_the_sound_lasts()
    {
        var cover = await Clips.Make("cover.png", "-f lavfi -i color=red:s=300x300 -frames:v 1");
        var song = await Clips.Make("song.mp3", $"{Clips.Tone(9)} -i {cover} -map 0 -map 1 -c:a libmp3lame -c:v copy -disposition:v attached_pic");

        var published = await Published.From(song, options => (options.ChunkSeconds, options.ShortestChunkSeconds) = (4, 1));

        published.Plan.Picture.Kind.ShouldBe(PictureKind.Cover);
        published.Plan.Chunks.Count.ShouldBeGreaterThan(1);
        published.Plan.DurationSeconds.ShouldBe(9, 0.11);
        published.Plan.Rungs.Select(rung => (rung.Width, rung.Height)).ShouldBe([(240, 240)]);
        var frames = await FramesOf(published, "240p");
        frames.Count.ShouldBe((int)published.Plan.TotalFrames);
        frames.ShouldAllBe(colour => colour.Red > 200 && colour.Blue < 60);
        await SourceTests.Plays(published);
    }

    [Theory]
    [InlineData("alone.m4a", "-c:a aac")]
    [InlineData("alone.mp3", "-c:a libmp3lame")]
    [InlineData("alone.wav", "")]
    [InlineData("alone.ogg", "-c:a libvorbis")]
    public async Task A_wave_is_drawn_in_parts_as_it_would_be_as_a_whole(string name, string codec)
    {
        // silence, then a loud tone from 6 s on
        var clip = await Clips.Make(name, $"-f lavfi -i aevalsrc='if(gt(t\\,6)\\,0.9*sin(2764*t)\\,0)':s=44100:d=9 {codec}");

        var published = await Published.From(clip, options => (options.ChunkSeconds, options.ShortestChunkSeconds, options.OpeningSeconds) = (4, 1, null));

        published.Plan.Picture.Kind.ShouldBe(PictureKind.Waveform);
        published.Plan.Chunks.Count.ShouldBe(2);
        published.Plan.DurationSeconds.ShouldBe(9, 0.13);
        var frames = await FramesOf(published, "240p");
        frames.Count.ShouldBe((int)published.Plan.TotalFrames);
        // the picture is as exact as the sound: what is loud is seen in its frame, or in the next where an encoder puts something in front
        var loud = frames.ToList().FindIndex(colour => colour.Blue > 40);
        loud.ShouldBeInRange(149, 153);
        frames.Skip(loud + 1).SkipLast(3).ShouldAllBe(colour => colour.Blue > 40);
        await SourceTests.Plays(published);
    }

    private static async Task<IReadOnlyList<(byte Red, byte Blue)>> FramesOf(Published published, string rung)
    {
        var raw = published.File("frames.raw");
        await Tool.Run(
            "ffmpeg", ["-v", "error", "-y", "-i", await published.Joined(rung), "-fps_mode", "passthrough", "-vf", "scale=1:1:flags=area,format=rgb24", "-f", "rawvideo", raw]);
        return [.. (await File.ReadAllBytesAsync(raw)).Chunk(3).Select(pixel => (pixel[0], pixel[2]))];
    }
}
