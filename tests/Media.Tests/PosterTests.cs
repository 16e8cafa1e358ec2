namespace Sunomi.Media;

public class PosterTests
{
    [Fact]
    public async Task A_poster_shows_the_picture_and_not_the_black_before_it()
    {
        var clip = await Clips.Make(
            "from-black.mp4", $"-f lavfi -i color=black:s=320x240:r=25:d=1 -f lavfi -i color=white:s=320x240:r=25:d=7 -filter_complex concat {Clips.Fast}");
        var published = await Published.From(clip);

        var jpeg = await Make(published, "240p");

        (await Probe.Stream(jpeg, "codec_name,width,height")).ShouldBe("mjpeg,320,240");
        (await Brightness(jpeg)).ShouldBeGreaterThan(200);
    }

    [Fact]
    public async Task A_poster_of_one_frame_has_the_shape_of_the_video()
    {
        var published = await Published.From(await Clips.Make("one-upright.mp4", $"{Clips.Picture(360, 640, "25", 0.04)} {Clips.Fast}"));

        published.Plan.PosterRung.Name.ShouldBe("360p");
        var jpeg = await Make(published, published.Plan.PosterRung.Name);

        (await Probe.Stream(jpeg, "codec_name,width,height")).ShouldBe("mjpeg,360,640");
    }

    [Fact]
    public async Task Segments_with_gaps_between_them_will_do()
    {
        var published = await Published.From(await Clips.Make("half-minute.mp4", $"{Clips.Picture(320, 240, "25", 20)} {Clips.Fast}"));

        var jpeg = await Make(published, "240p", 1, 3, 5);

        (await Probe.Stream(jpeg, "codec_name,width,height")).ShouldBe("mjpeg,320,240");
    }

    private static async Task<string> Make(Published published, string rung, params int[] numbers)
    {
        var names = numbers.Length > 0 ? numbers.Select(number => published.File($"{rung}/{number:00000}.m4s")) : published.Segments(rung);
        List<ReadOnlyMemory<byte>> segments = [];
        foreach (var name in names)
        {
            segments.Add(await File.ReadAllBytesAsync(name));
        }

        var frames = new PosterFrames(await File.ReadAllBytesAsync(published.File($"{rung}/init.mp4")), segments);
        var path = published.File("poster.jpg");
        await File.WriteAllBytesAsync(path, await Published.Pipeline().MakePoster(published.Plan, frames, CancellationToken.None));
        return path;
    }

    private static async Task<int> Brightness(string jpeg)
    {
        var raw = jpeg + ".raw";
        await Tool.Run("ffmpeg", ["-v", "error", "-i", jpeg, "-vf", "scale=1:1,format=gray", "-f", "rawvideo", raw]);
        return (await File.ReadAllBytesAsync(raw))[0];
    }
}
