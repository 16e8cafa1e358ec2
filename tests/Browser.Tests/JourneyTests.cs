using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Sunomi.Testing;
using static Microsoft.Playwright.Assertions;

namespace Sunomi.Tests.Browser;

[Collection(BrowserSuite.Name)]
public sealed class JourneyTests(ProductFixture product)
{
    private static readonly ClipOptions Clip = new(1280, 720, 20, FrameRate: 12);

    [Fact]
    public async Task A_person_uploads_watches_the_progress_plays_and_meets_a_second_person()
    {
        await using var ann = await product.Chromium.Open();
        var page = ann.Page;
        var video = new PlayingVideo(page);
        var progress = await SeenProgress.Record(page);
        await ann.SignUp();

        // upload: the percentages move, of the upload and of every rung
        await ann.SlowDownUploads(1_500_000);
        var card = await ann.Upload(await TestClips.Make(Clip), "A journey");
        await Expect(card.GetByText("Your video is ready.")).ToBeVisibleAsync(Patient.Visible);
        (await progress.Of("Upload")).ShouldContain(value => value > 0 && value < 100, "the upload's percentage did not move");
        (await progress.Of("Processing")).Distinct().Count(value => value is > 0 and < 100).ShouldBeGreaterThan(2, "the percentage did not move");
        var rungs = (await progress.Labels()).Where(label => label.EndsWith('p')).ToArray();
        rungs.ShouldContain("720p");
        rungs.Length.ShouldBeGreaterThan(1);
        foreach (var rung in rungs)
        {
            (await progress.Of(rung)).ShouldContain(value => value > 0 && value < 100, $"the percentage of {rung} did not move");
        }

        // play
        await card.GetByRole(AriaRole.Link, new() { Name = "Watch" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "A journey", Level = 1 })).ToBeVisibleAsync();
        var loaded = await progress.Document();
        await video.PlaysFor(5);

        // switch quality, of a picture that stands still and of one that moves, and leave it to the player again
        await video.Pause();
        await Choose(page, "240p");
        await Shows(page, 240);
        await video.PlayFromTheStart();
        await Choose(page, "720p");
        await Shows(page, 720);
        await video.PlayFromTheStart();
        await Choose(page, "Auto");
        await Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex(@"^Quality: Auto") })).ToBeVisibleAsync();
        await video.PlaysFor(1);

        // a second person, in a browser of their own
        await using var bob = await product.Chromium.OpenMember(BrowserLook.Phone);
        await bob.Page.GotoAsync(new Uri(page.Url).AbsolutePath);
        await bob.Page.GetByLabel("Write a comment").FillAsync("Hello from the other side");
        await bob.Page.GetByRole(AriaRole.Button, new() { Name = "Comment", Exact = true }).ClickAsync();
        var comment = page.GetByRole(AriaRole.Article, new() { Name = $"Comment by {bob.Name}" });
        await Expect(comment).ToContainTextAsync("Hello from the other side");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "1 comment" })).ToBeVisibleAsync();

        await bob.Page.GetByRole(AriaRole.Button, new() { Name = "Like, 0 likes", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Like, 1 like", Exact = true })).ToBeVisibleAsync();

        (await progress.Document()).ShouldBe(loaded, "the page was loaded again");
        ann.Complaints.ShouldBeEmpty();
        bob.Complaints.ShouldBeEmpty();
    }

    private static async Task Choose(IPage page, string quality)
    {
        await page.GetByRole(AriaRole.Region, new() { NameRegex = new Regex("^Player:") }).HoverAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Quality:") }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitemradio, new() { NameRegex = new Regex($"^{quality}") }).ClickAsync();
    }

    private static async Task Shows(IPage page, int height)
    {
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = $"Quality: {height}p" })).ToBeVisibleAsync();
        await new PlayingVideo(page).Until($"video.videoHeight === {height}");
    }
}
