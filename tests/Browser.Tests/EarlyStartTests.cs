using System.Text.RegularExpressions;
using Sunomi.Testing;
using static Microsoft.Playwright.Assertions;

namespace Sunomi.Tests.Browser;

/// <summary>A video is watched while it is sent and made, and goes on by itself when it is whole.</summary>
[Collection(BrowserSuite.Name)]
public sealed class EarlyStartTests(ProductFixture product)
{
    /// <summary>An opening of 8 s, then chunks whose borders are at whole segments.</summary>
    private static readonly ClipOptions Clip = new(854, 480, 28, 15);

    /// <summary>What of the file is sent before they start: more than its opening, so that something is there, and not all, so that it is early.</summary>
    private const double Beginning = 0.6;

    [Fact]
    public async Task The_watch_page_starts_early_says_that_more_is_coming_and_goes_on_without_a_reload()
    {
        using var publisher = await Publisher.SignUp(product.Address);
        var clip = new ClipOptions(640, 360, 20, 15);
        var parcel = await SendBeginning(publisher, clip, "Soon on this page");
        await using var viewer = await product.Chromium.Open();
        var page = viewer.Page;
        var video = new PlayingVideo(page);
        var progress = await SeenProgress.Record(page);
        await page.GotoAsync($"watch/{parcel.VideoId}");
        var loaded = await progress.Document();

        var note = page.GetByText(new Regex("Later parts are still being made|Waiting for the next part to be made"));
        await Expect(note).ToBeVisibleAsync(Patient.Visible);
        await video.PlaysFor(1);
        await page.ScreenshotAsync(new() { Path = Path.Combine(PageTests.Pictures, "watch-early-1280-light.png") });

        await publisher.Send(parcel);
        await Expect(note).ToHaveCountAsync(0, new() { Timeout = Patient.Milliseconds });
        await video.Until($"Math.abs(video.duration - {clip.Seconds}) < 1");
        await video.PlaysFor(1);
        (await progress.Document()).ShouldBe(loaded, "the page was loaded again");
        viewer.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Players_start_early_go_over_the_borders_of_chunks_and_switch_without_an_error()
    {
        using var publisher = await Publisher.SignUp(product.Address);
        var parcel = await SendBeginning(publisher, Clip, "For players");
        var folder = $"/media/{parcel.VideoId}/g1";
        await using var withHls = await product.Chromium.Open();
        await using var withShaka = await product.Chromium.Open();
        await using var withDash = await product.Chromium.Open();
        var hls = await StartEarly(withHls, "hls", folder, "master.m3u8");
        var shaka = await StartEarly(withShaka, "shaka", folder, "master.m3u8");
        var dash = await StartEarly(withDash, "shaka", folder, "manifest.mpd");

        await publisher.Send(parcel);
        foreach (var player in new[] { hls, shaka })
        {
            await GoOn(player);
            await SwitchThroughAll(player);
            await player.Close();
        }

        await GoOn(dash);
        await dash.Close();
        await dash.Play($"{folder}/manifest.mpd"); // what it began with did not name them all
        await SwitchThroughAll(dash);
    }

    private static async Task<Parcel> SendBeginning(Publisher publisher, ClipOptions clip, string title)
    {
        var parcel = await publisher.Announce(await TestClips.Make(clip), title);
        await publisher.Send(parcel, Beginning);
        await publisher.UntilPlayable(parcel.VideoId);
        return parcel;
    }

    private static async Task<PlayerPage> StartEarly(BrowserPerson viewer, string engine, string folder, string manifest)
    {
        var player = await PlayerPage.Open(viewer.Page, engine);
        await player.Play($"{folder}/{manifest}");
        await player.Video.PlaysFor(1);
        return player;
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
        (await player.Heights()).Order().Distinct().ShouldBe([240, 360, 480]);
        foreach (var height in new[] { 240, 480, 360 })
        {
            await player.Seek(10);
            await player.Show(height);
            await player.Video.Until($"video.videoHeight === {height}");
            await player.Video.PlaysFor(0.5);
        }

        (await player.Problems()).ShouldBeEmpty();
    }
}
