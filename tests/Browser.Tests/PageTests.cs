using Microsoft.Playwright;
using Sunomi.Testing;
using static Microsoft.Playwright.Assertions;

namespace Sunomi.Tests.Browser;

/// <summary>Every page at the width of a desk and of a phone, light and dark; the pictures are kept in artifacts/screenshots to be looked at.</summary>
[Collection(BrowserSuite.Name)]
public sealed class PageTests(ProductFixture product)
{
    internal static readonly string Pictures = Path.Combine(Repository.Root, "artifacts", "screenshots");

    public static TheoryData<BrowserLook> Looks =>
    [
        BrowserLook.Desktop,
        BrowserLook.Phone,
    ];

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Every_page_fits_its_window_and_leaves_the_console_silent(BrowserLook look)
    {
        await using var person = await product.Chromium.Open(look);
        var page = person.Page;

        await Look(person, "sign-in", "sign-in?next=%2Ffeed", look, page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" }));
        await Look(person, "sign-up", "sign-up", look, page.GetByRole(AriaRole.Heading, new() { Name = "Create an account" }));
        await person.SignUp();
        var watch = await person.Publish(await TestClips.Small(), $"A film for {look}");
        await Look(person, "upload-done", null, look, page.GetByText("Your video is ready."));
        await Look(person, "edit", $"{watch.Replace("/watch/", "/videos/", StringComparison.Ordinal)}/edit", look, page.GetByText("The video is ready: all its qualities can be watched."));

        await Look(person, "home", "", look, page.GetByRole(AriaRole.Link, new() { Name = $"A film for {look}" }));
        var film = await product.Film();
        await Look(person, "watch", film.Watch, look, page.GetByText("Nobody has commented yet."));
        await Look(person, "search", $"search?q={look.Width}", look, page.GetByRole(AriaRole.Heading, new() { Name = "Results for" }));
        await Look(person, "feed", "feed", look, page.GetByRole(AriaRole.Heading, new() { Name = "Subscriptions" }));
        await Look(person, "channel", $"@{film.Owner}", look, page.GetByRole(AriaRole.Link, new() { Name = film.Title }));
        await Look(person, "not-found", "no/such/page", look, page.GetByRole(AriaRole.Heading, new() { Name = "This page does not exist" }));
        await Look(person, "no-video", "watch/0000000000000000000000", look, page.GetByRole(AriaRole.Heading, new() { Name = "This video is not here" }));

        await page.GotoAsync("upload");
        await page.GetByLabel("Video files").SetInputFilesAsync(await TestClips.Small());
        await Look(person, "upload", null, look, page.GetByLabel("Title"));
        person.Complaints.ShouldBeEmpty();
    }

    /// <param name="path">null: the page that is open</param>
    private static async Task Look(BrowserPerson person, string name, string? path, BrowserLook look, ILocator sign)
    {
        var page = person.Page;
        if (path is not null)
        {
            await page.GotoAsync(path);
        }

        await Expect(sign.First).ToBeVisibleAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        foreach (var colours in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = colours });
            await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}-{look}-{colours}.png".ToLowerInvariant()), Animations = ScreenshotAnimations.Disabled, FullPage = true });
        }

        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).ShouldBeLessThanOrEqualTo(0, $"{name} is wider than its window");
        (await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).CountAsync()).ShouldBe(1, $"{name} needs one main heading");
    }
}
