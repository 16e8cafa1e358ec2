namespace Sunomi.Media;

/// <summary>Pictures beside the poster: the storyboard, the moving preview, and those that people send.</summary>
public class StillTests
{
    private static readonly Lazy<Task<Published>> SevenMinutes = new(async () => await Published.WithStills(
        await Clips.Make("seven-minutes.mkv", $"{Clips.Picture(64, 48, "1", 430)} {Clips.Fast}"), options => options.ChunkSeconds = null));

    [Fact]
    public async Task The_storyboard_shows_each_moment_where_its_index_says()
    {
        // a colour for each two seconds: red, green, blue, white
        var clip = await Clips.Make(
            "colours.mp4",
            string.Concat(new[] { "red", "green", "blue", "white" }.Select(colour => $"-f lavfi -i color={colour}:s=320x180:r=25:d=2 ")) + $"-filter_complex concat=n=4 {Clips.Fast}");
        var published = await Published.WithStills(clip);
        var storyboard = published.Input.Storyboard.ShouldNotBeNull();

        (storyboard.Count, storyboard.IntervalFrames, storyboard.TileWidth, storyboard.TileHeight).ShouldBe((4, 50, 192, 108));
        var index = await File.ReadAllTextAsync(published.File("storyboard/index.vtt"));
        index.ShouldContain("00:00:04.000 --> 00:00:06.000\n00001.jpg#xywh=384,0,192,108");
        (await Probe.Stream(published.File("storyboard/00001.jpg"), "width,height")).ShouldBe($"{4 * 192},108");
        (await Pixel(published.File("storyboard/00001.jpg"), x: 384 + 96)).ShouldBe("blue");
        (await Pixel(published.File("storyboard/00001.jpg"), x: 96)).ShouldBe("red");
    }

    [Fact]
    public async Task A_long_video_has_sheets_of_a_hundred_and_names_them_all()
    {
        var published = await SevenMinutes.Value;
        var storyboard = published.Input.Storyboard.ShouldNotBeNull();

        (storyboard.Count, storyboard.SheetBytes.Count).ShouldBe((215, 3));
        var playlist = await File.ReadAllTextAsync(published.File("storyboard/playlist.m3u8"));
        playlist.ShouldContain("#EXT-X-IMAGES-ONLY");
        playlist.ShouldContain("#EXTINF:30.000000,\n#EXT-X-TILES:RESOLUTION=64x48,LAYOUT=10x10,DURATION=2.000000\n00003.jpg");
        (await File.ReadAllTextAsync(published.Hls)).ShouldContain("#EXT-X-IMAGE-STREAM-INF:");
        (await File.ReadAllTextAsync(published.Dash)).ShouldContain("http://dashif.org/guidelines/thumbnail_tile");
    }

    [Fact]
    public async Task The_preview_moves_and_is_small()
    {
        var published = await Published.WithStills(await Clips.Make("half-minute.mp4", $"{Clips.Picture(320, 240, "25", 20)} {Clips.Fast}"));

        var webp = await File.ReadAllBytesAsync(published.File("preview.webp"));

        webp.AsSpan(0, 4).SequenceEqual("RIFF"u8).ShouldBeTrue();
        Occurrences(webp, "ANMF"u8).ShouldBe(24);
        webp.Length.ShouldBeLessThan(1 << 20);
    }

    [Fact]
    public async Task The_preview_of_a_long_video_is_of_three_places()
    {
        var published = await SevenMinutes.Value;

        // a frame a second, each shown for long
        Occurrences(await File.ReadAllBytesAsync(published.File("preview.webp")), "ANMF"u8).ShouldBe(3);
    }

    [Theory]
    [InlineData("sent.png", "-c:v png", 800, 600, 800, 600)]
    [InlineData("sent.jpg", "-c:v mjpeg", 2000, 1000, 1280, 640)]
    [InlineData("sent.webp", "-c:v libwebp", 501, 1301, 276, 720)]
    [InlineData("sent.gif", "", 333, 222, 332, 222)]
    public async Task A_picture_that_somebody_sends_is_made_anew_and_fits(string name, string codec, int width, int height, int outWidth, int outHeight)
    {
        var sent = await Clips.Make(name, $"-f lavfi -i testsrc2=s={width}x{height} -frames:v 1 -metadata comment=secret {codec}");

        var made = (await Make(await File.ReadAllBytesAsync(sent), PictureShape.Poster)).ShouldBeOfType<PictureResult.Made>();

        var path = Path.Combine(TestFolder.New(), "made.jpg");
        await File.WriteAllBytesAsync(path, made.Jpeg.ToArray());
        (await Probe.Stream(path, "codec_name,width,height")).ShouldBe($"mjpeg,{outWidth},{outHeight}");
        made.Jpeg.Span.IndexOf("secret"u8).ShouldBe(-1);
    }

    [Fact]
    public async Task A_portrait_fills_its_square()
    {
        var sent = await Clips.Make("portrait.png", "-f lavfi -i testsrc2=s=300x500 -frames:v 1");

        var made = (await Make(await File.ReadAllBytesAsync(sent), new PictureShape(256, 256, Fills: true))).ShouldBeOfType<PictureResult.Made>();

        var path = Path.Combine(TestFolder.New(), "made.jpg");
        await File.WriteAllBytesAsync(path, made.Jpeg.ToArray());
        (await Probe.Stream(path, "width,height")).ShouldBe("256,256");
    }

    [Fact]
    public async Task What_is_no_picture_is_refused_in_plain_words()
    {
        (await Refused("#EXTM3U\nfile:///etc/passwd\n"u8.ToArray())).ShouldStartWith("This is not a picture that can be used");
        (await Refused("<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>"u8.ToArray())).ShouldStartWith("This is not a picture");
        (await Refused([0xFF, 0xD8, 0xFF, 0xE0, .. new byte[500]])).ShouldBe("The picture is damaged and cannot be read.");
        (await Refused(new byte[(20 << 20) + 1])).ShouldBe("The picture is larger than 20 MB.");
        (await Refused(await File.ReadAllBytesAsync(await Sunomi.Testing.TestClips.HugePicture())))
            .ShouldBe("The picture has too many pixels; at most 40 million are accepted.");
    }

    private static Task<PictureResult> Make(byte[] upload, PictureShape shape) => Published.Pipeline().MakePicture(upload, shape, CancellationToken.None);

    private static async Task<string> Refused(byte[] upload) =>
        (await Make(upload, PictureShape.Poster)).ShouldBeOfType<PictureResult.Refused>().Message;

    private static int Occurrences(ReadOnlySpan<byte> content, ReadOnlySpan<byte> what)
    {
        var count = 0;
        while (content.IndexOf(what) is >= 0 and var at)
        {
            count++;
            content = content[(at + what.Length)..];
        }

        return count;
    }

    private static async Task<string> Pixel(string picture, int x)
    {
        var raw = picture + ".raw";
        await Tool.Run("ffmpeg", ["-v", "error", "-y", "-i", picture, "-vf", $"crop=2:2:{x}:50,format=rgb24", "-f", "rawvideo", raw]);
        var pixel = await File.ReadAllBytesAsync(raw);
        return (pixel[0], pixel[1], pixel[2]) switch
        {
            ( > 150, < 90, < 90) => "red",
            ( < 90, < 90, > 150) => "blue",
            _ => $"{pixel[0]},{pixel[1]},{pixel[2]}",
        };
    }
}
