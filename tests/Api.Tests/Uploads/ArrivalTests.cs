using System.Globalization;
using System.Text.Json;
using Sunomi.Testing;
using Sunomi.Tests.Product;

namespace Sunomi.Tests.Uploads;

/// <summary>What a person sees of a file while it is still on its way, in one long request.</summary>
[Collection(ProductTests.Name)]
public sealed class ArrivalTests(RunningProduct product)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task A_video_is_played_before_its_last_byte_is_sent()
    {
        var owner = await product.SignUp("early");
        var bytes = await Clips.Read(TestClips.Lasting());
        var tus = new TusClient(owner);
        var address = await tus.Begin(bytes.Length);
        var id = address[(address.LastIndexOf('/') + 1)..];
        await using var file = new GatedFile(bytes, bytes.Length * 6 / 10);
        var sending = tus.Patch(address, file, bytes.Length);

        var master = await WhenPlayable(owner, id);

        sending.IsCompleted.ShouldBeFalse();
        var playlist = await NamedIn(master, "240p/playlist.m3u8");
        var segments = (await Text(playlist)).Split('\n');
        segments.ShouldNotContain("#EXT-X-ENDLIST");
        var init = segments.Single(line => line.StartsWith("#EXT-X-MAP", StringComparison.Ordinal)).Split('"')[1];
        (await Frames(new Uri(playlist, init), await NamedIn(playlist, ".m4s"))).ShouldBe(4 * 30);

        file.Open();
        (await sending).ShouldBe(204);
        (await owner.WaitUntilProcessed(id)).GetProperty("status").GetString().ShouldBe("READY");
        (await File.ReadAllBytesAsync(Path.Combine(product.ObjectRoot, id, "original"))).ShouldBe(bytes);
        (await Text(playlist)).ShouldContain("#EXT-X-ENDLIST");
    }

    /// <summary>Address of the master playlist.</summary>
    private async Task<Uri> WhenPlayable(Person owner, string id)
    {
        using var deadline = new CancellationTokenSource(Patience);
        while (true)
        {
            var answer = await owner.Ask("query($id: ID!) { video(id: $id) { status playback { hlsUrl complete } } }", new { id });
            var video = answer.Data.GetProperty("video");
            if (video.GetProperty("playback") is { ValueKind: JsonValueKind.Object } playback)
            {
                video.GetProperty("status").GetString().ShouldBe("UPLOADING");
                playback.GetProperty("complete").GetBoolean().ShouldBeFalse();
                return new Uri(product.Address, playback.GetProperty("hlsUrl").GetString());
            }

            await Task.Delay(100, deadline.Token);
        }
    }

    private async Task<string> Text(Uri address)
    {
        using var response = await product.Stranger.Http.GetAsync(address);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>The first address in a playlist.</summary>
    private async Task<Uri> NamedIn(Uri playlist, string suffix) =>
        new(playlist, (await Text(playlist)).Split('\n').First(line => line.Length > 0 && line[0] != '#' && line.Split('?')[0].EndsWith(suffix, StringComparison.Ordinal)));

    /// <summary>That a decoder makes of a segment.</summary>
    private async Task<int> Frames(Uri init, Uri segment)
    {
        var folder = Directory.CreateTempSubdirectory("sunomi-early-");
        try
        {
            var joined = Path.Combine(folder.FullName, "segment.mp4");
            await using (var to = File.Create(joined))
            {
                foreach (var part in new[] { init, segment })
                {
                    await to.WriteAsync(await product.Stranger.Http.GetByteArrayAsync(part));
                }
            }

            var counted = await Ffmpeg.Probe("-count_frames", "-show_entries", "stream=nb_read_frames", "-of", "csv=p=0", joined);
            return int.Parse(counted.Trim().TrimEnd(','), CultureInfo.InvariantCulture);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
