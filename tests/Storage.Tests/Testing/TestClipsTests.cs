using System.Diagnostics;
using Sunomi.Testing;

namespace Sunomi.Tests.Storage.Testing;

/// <summary>What other tests take for granted of the files that they upload.</summary>
public sealed class TestClipsTests
{
    [Fact]
    public async Task Clips_are_what_they_say()
    {
        (await Probe(await TestClips.Standard())).ShouldBe("h264,1280,720 aac 10.0");
        (await Probe(await TestClips.Small())).ShouldBe("h264,320,180 aac 3.0");
        (await Probe(await TestClips.Portrait())).ShouldBe("h264,360,640 aac 3.0");
        (await Probe(await TestClips.AudioOnly())).ShouldBe("aac 3.0");
        (await Probe(await TestClips.HugePicture())).ShouldStartWith("png,16000,16000");
        new FileInfo(await TestClips.HugePicture()).Length.ShouldBeLessThan(100_000);
        (await TestClips.Standard()).ShouldBe(await TestClips.Standard());
    }

    [Fact]
    public async Task What_is_no_clip_is_none()
    {
        (await File.ReadAllTextAsync(await TestClips.PlaylistNaming("/etc/hostname"))).ShouldStartWith("#EXTM3U");
        (await File.ReadAllTextAsync(await TestClips.ConcatNaming("/etc/hostname"))).ShouldStartWith("ffconcat");
        new FileInfo(await TestClips.Empty()).Length.ShouldBe(0);
        (await File.ReadAllTextAsync(await TestClips.Text())).ShouldNotBeEmpty();
        new FileInfo(await TestClips.Truncated()).Length.ShouldBeLessThan(new FileInfo(await TestClips.Standard()).Length);
    }

    private static async Task<string> Probe(string path)
    {
        using var process = Process.Start(new ProcessStartInfo(
            "ffprobe",
            ["-v", "error", "-max_pixels", "300000000", "-show_entries", "stream=codec_name,width,height:format=duration", "-of", "csv=p=0", path])
        {
            RedirectStandardOutput = true,
        })!;
        var lines = (await process.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await process.WaitForExitAsync();
        var duration = double.TryParse(lines[^1], out var seconds) ? $"{seconds:0.0}" : lines[^1];
        return string.Join(' ', [.. lines[..^1], duration]);
    }
}
