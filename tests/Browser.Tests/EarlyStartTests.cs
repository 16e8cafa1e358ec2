using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Sunomi.Testing;
using static Microsoft.Playwright.Assertions;

namespace Sunomi.Tests.Browser;

/// <summary>A video is watched while it is made, and goes on by itself when it is whole.</summary>
[Collection(BrowserSuite.Name)]
public sealed class EarlyStartTests(ProductFixture product)
{
    /// <summary>An opening of 8 s, then chunks whose borders are at whole segments.</summary>
    private static readonly ClipOptions Clip = new(1280, 720, 28);

    [Fact]
    public async Task The_watch_page_starts_early_says_that_more_is_coming_and_goes_on_without_a_reload()
    {
        await using var person = await product.Chromium.Open();
        var page = person.Page;
        var video = new PlayingVideo(page);
        await person.SignUp();
        var progress = await SeenProgress.Record(page);
        var clip = new ClipOptions(640, 360, 60);
        var card = await person.Upload(await TestClips.Make(clip), "Soon on this page");
        await card.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("Open its page|Watch what is there") }).ClickAsync();
        var loaded = await progress.Document();

        var note = page.GetByText(new Regex("Later parts are still being made|Waiting for the next part to be made"));
        await Expect(note).ToBeVisibleAsync(Patient.Visible);
        await video.PlaysFor(1);
        (await progress.Of("Processing")).ShouldNotContain(100, "it was played only when it was whole");
        await page.ScreenshotAsync(new() { Path = Path.Combine(PageTests.Pictures, "watch-early-1280-light.png") });

        await Expect(note).ToHaveCountAsync(0, new() { Timeout = Patient.Milliseconds });
        await video.Until($"Math.abs(video.duration - {clip.Seconds}) < 1");
        await video.PlaysFor(1);
        (await progress.Document()).ShouldBe(loaded, "the page was loaded again");
        person.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Players_start_early_go_over_the_borders_of_chunks_and_switch_without_an_error()
    {
        await using var uploader = await product.Chromium.Open();
        await uploader.SignUp();
        await using var withHls = await product.Chromium.Open();
        await using var withShaka = await product.Chromium.Open();
        var hls = await PlayerPage.Open(withHls.Page, "hls");
        var shaka = await PlayerPage.Open(withShaka.Page, "shaka");

        var card = await uploader.Upload(await TestClips.Make(Clip), "For players");
        var link = card.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("Open its page|Watch what is there") });
        var id = (await link.GetAttributeAsync("href"))!.Split('/')[^1];

        await Task.WhenAll(StartEarly(hls, id, "master.m3u8"), StartEarly(shaka, id, "manifest.mpd"));
        await GoOn(hls);
        await SwitchThroughAll(hls);
        await hls.Close();
        await GoOn(shaka);
        await shaka.Close();
        await shaka.Play($"/media/{id}/g1/manifest.mpd"); // what it began with did not name them all
        await SwitchThroughAll(shaka);
    }

    private static async Task StartEarly(PlayerPage player, string id, string manifest)
    {
        var address = $"/media/{id}/g1/{manifest}";
        await Eventually(async () => await player.Read(address) is not null);
        await player.Play(address);
        await player.Video.PlaysFor(1);
        (await player.Read($"/media/{id}/g1/240p/playlist.m3u8")).ShouldNotBeNull().ShouldNotContain("ENDLIST", customMessage: "it began too late to be early");
    }

    /// <summary>To the end of it, without being opened again.</summary>
    private static async Task GoOn(PlayerPage player)
    {
        await player.Video.Until($"Math.abs(video.duration - {Clip.Seconds}) < 0.5 && video.seekable.length > 0 && video.seekable.end(0) > {Clip.Seconds - 1}");
        foreach (var border in new[] { 8, 20 })
        {
            await player.Seek(border - 0.7);
            await player.Video.PlaysFor(1.4);
        }

        (await player.Problems()).ShouldBeEmpty();
    }

    private static async Task SwitchThroughAll(PlayerPage player)
    {
        (await player.Heights()).Order().Distinct().ShouldBe([240, 360, 480, 720]);
        foreach (var height in new[] { 240, 720, 360 })
        {
            await player.Seek(10);
            await player.Show(height);
            await player.Video.Until($"video.videoHeight === {height}");
            await player.Video.PlaysFor(0.5);
        }

        (await player.Problems()).ShouldBeEmpty();
    }

    private static async Task Eventually(Func<Task<bool>> condition)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMilliseconds(Patient.Milliseconds));
        while (!await condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), deadline.Token);
        }
    }
}
