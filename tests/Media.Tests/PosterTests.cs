namespace Sunomi.Media;

public class PosterTests
{
    [Fact]
    public async Task A_poster_shows_the_picture_and_not_the_black_before_it()
    {
        var clip = await Clips.Make(
            "from-black.mp4", $"-f lavfi -i color=black:s=320x240:r=25:d=1 -f lavfi -i color=white:s=320x240:r=25:d=7 -filter_complex concat {Clips.Fast}");
        var published = await Published.WithStills(clip);

        var jpeg = published.File("poster.jpg");

        (await Probe.Stream(jpeg, "codec_name,width,height")).ShouldBe("mjpeg,320,240");
        (await Brightness(jpeg)).ShouldBeGreaterThan(200);
    }

    [Fact]
    public async Task A_poster_of_one_frame_has_the_shape_of_the_video()
    {
        var published = await Published.WithStills(await Clips.Make("one-upright.mp4", $"{Clips.Picture(360, 640, "25", 0.04)} {Clips.Fast}"));

        published.Plan.PosterRung.Name.ShouldBe("360p");
        var jpeg = published.File("poster.jpg");

        (await Probe.Stream(jpeg, "codec_name,width,height")).ShouldBe("mjpeg,360,640");
    }

    private static async Task<int> Brightness(string jpeg)
    {
        var raw = jpeg + ".raw";
        await Tool.Run("ffmpeg", ["-v", "error", "-i", jpeg, "-vf", "scale=1:1,format=gray", "-f", "rawvideo", raw]);
        return (await File.ReadAllBytesAsync(raw))[0];
    }
}
