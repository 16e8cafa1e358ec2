using System.Text;

namespace Sunomi.Media;

/// <summary>What bad input gets: a refusal in plain words, before anything is stored.</summary>
public class RefusalTests
{
    [Fact]
    public async Task Plan_EmptyFile_IsRefused()
    {
        var refusal = await Published.RefusalOf(await Clips.Write("empty.mp4", ""));

        refusal.Reason.ShouldBe(RefusalReason.Empty);
        refusal.Message.ShouldBe("The file is empty.");
    }

    [Fact]
    public async Task Plan_TextFile_IsRefused()
    {
        var refusal = await Published.RefusalOf(await Clips.Write("text.mp4", string.Concat(Enumerable.Repeat("I am no video at all.\n", 1000))));

        refusal.Reason.ShouldBe(RefusalReason.NotAVideo);
        refusal.Message.ShouldBe("This is a text file, not a video.");
    }

    [Fact]
    public async Task Plan_Utf16Text_IsRefused()
    {
        var path = Path.Combine(TestFolder.Root, "utf16.mp4");
        await File.WriteAllTextAsync(path, "#EXTM3U\nhttp://example.org/x.ts\n", Encoding.Unicode);

        (await Published.RefusalOf(path)).Reason.ShouldBe(RefusalReason.Playlist);
    }

    [Fact]
    public async Task Plan_RandomBytes_IsRefused()
    {
        var path = Path.Combine(TestFolder.Root, "random.mp4");
        var bytes = new byte[200_000];
        new Random(7).NextBytes(bytes);
        await File.WriteAllBytesAsync(path, bytes);

        (await Published.RefusalOf(path)).Reason.ShouldBe(RefusalReason.NotAVideo);
    }

    [Theory]
    [InlineData("picture.png.mp4", "-f lavfi -i testsrc2=s=64x64 -frames:v 1 -c:v png -f image2", "This is a picture, not a video.")]
    [InlineData("picture.gif.mp4", "-f lavfi -i testsrc2=s=64x64:d=1 -f gif", "This is a picture, not a video.")]
    public async Task Plan_Picture_IsRefused(string name, string arguments, string message)
    {
        var refusal = await Published.RefusalOf(await Clips.Make(name, arguments));

        refusal.Reason.ShouldBe(RefusalReason.NotAVideo);
        refusal.Message.ShouldBe(message);
    }

    [Fact]
    public async Task Plan_Mp4CutBeforeItsIndex_IsRefused()
    {
        var refusal = await Published.RefusalOf(await Clips.Cut("cut.mp4", await Clips.Plain(), 0.6));

        refusal.Reason.ShouldBe(RefusalReason.Incomplete);
        refusal.Message.ShouldBe("The file is incomplete or damaged: its index is missing. Upload it again.");
    }

    [Theory]
    [InlineData("whole.mp4", "-movflags +faststart")]
    [InlineData("whole.mkv", "")]
    [InlineData("whole.avi", "-c:v mpeg4 -c:a mp3")]
    public async Task Plan_FileCutBehindItsIndex_IsRefusedWithTheSecondsThatAreThere(string name, string arguments)
    {
        var whole = await Clips.Make(name, $"{Clips.Picture(160, 120, "25", 10)} {Clips.Tone(10)} {Clips.Fast} -c:a aac {arguments}");

        var refusal = await Published.RefusalOf(await Clips.Cut("cut-" + name, whole, 0.6));

        refusal.Reason.ShouldBe(RefusalReason.Incomplete);
        refusal.Message.ShouldMatch(@"^The file is incomplete: it should last 0:10 but ends after 0:0[567]\. Upload it again\.$");
    }

    [Fact]
    public async Task Plan_PictureOf256MillionPixels_IsRefused()
    {
        // one bit a pixel: small to make, and 384 MB if it were decoded to the colours of a video
        var bomb = await Clips.Make("bomb.mov", $"-f png_pipe -i {await Sunomi.Testing.TestClips.HugePicture()} -c copy");

        var refusal = await Published.RefusalOf(bomb);

        refusal.Reason.ShouldBe(RefusalReason.TooLarge);
        refusal.Message.ShouldContain("at most 40 million pixels are accepted");
    }

    [Fact]
    public async Task Plan_LongerThanAccepted_IsRefused()
    {
        var refusal = await Published.RefusalOf(await Clips.Plain(), Published.Options(options => options.MaxDuration = TimeSpan.FromSeconds(4)));

        refusal.Reason.ShouldBe(RefusalReason.TooLong);
        refusal.Message.ShouldBe("The video is longer than 0:04, which is the most that is accepted.");
    }

    [Fact]
    public async Task Plan_FileThatIsNotThere_SaysThatTryingAgainMayHelp()
    {
        var error = await Should.ThrowAsync<MediaException>(() => Published.RefusalOf(Path.Combine(TestFolder.Root, "nowhere.mp4")));

        error.CanRetry.ShouldBeTrue();
        error.Message.ShouldBe("The uploaded file could not be read.");
    }

    [Fact]
    public async Task Plan_AddressThatAnswersAnError_SaysThatTryingAgainMayHelp()
    {
        using var server = new FileServer(TestFolder.New());

        var error = await Should.ThrowAsync<MediaException>(() => Published.RefusalOf(server.Address + "nowhere.mp4"));

        error.CanRetry.ShouldBeTrue();
    }

    [Fact]
    public async Task Plan_RelativePathOrForeignProtocol_IsAnError()
    {
        await Should.ThrowAsync<MediaException>(() => Published.RefusalOf("concat:/etc/passwd|/etc/group"));
        Should.Throw<ArgumentException>(() => FfmpegInput.Address(new MediaSource("concat:/etc/passwd|/etc/group")));
        Should.Throw<ArgumentException>(() => FfmpegInput.Address(new MediaSource("-version")));
    }
}
