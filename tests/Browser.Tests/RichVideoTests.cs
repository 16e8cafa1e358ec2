using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Sunomi.Tests.Browser;

/// <summary>What a file has beside picture and sound is offered by the player.</summary>
[Collection(BrowserSuite.Name)]
public sealed class RichVideoTests(ProductFixture product)
{
    [Fact]
    public async Task Languages_subtitles_chapters_and_pictures_of_the_time_line_are_offered()
    {
        await using var person = await product.Chromium.Open();
        var page = person.Page;
        await page.GotoAsync((await product.Bilingual()).Watch);
        var video = new PlayingVideo(page);
        await video.PlaysFor(0.5);
        await video.PlaySlowly();

        // another language is heard, without a stop
        var requested = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        page.Response += (_, response) =>
        {
            if (response.Ok && new Regex("/audio-[^/]+/0000").IsMatch(response.Url))
            {
                requested.TrySetResult();
            }
        };
        await Choose(page, "Sound: English", "Deutsch");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sound: Deutsch" })).ToBeVisibleAsync();
        await requested.Task.WaitAsync(TimeSpan.FromMilliseconds(Patient.Milliseconds));
        await video.PlaysFor(0.5);

        await Choose(page, "Subtitles:", "English");
        await video.Until($"[...video.textTracks].some(track => track.mode === 'showing' && track.activeCues?.[0]?.text === '{BilingualFilm.EnglishWords}')");
        await Choose(page, "Subtitles: English", "Off");
        await video.Until("[...video.textTracks].every(track => track.mode !== 'showing')");

        await Choose(page, "Chapter: Morning", "Evening");
        await video.Until("video.currentTime >= 6");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Chapter: Evening" })).ToBeVisibleAsync();

        var sheet = page.WaitForResponseAsync(new Regex("/storyboard/.*[.]jpg$"));
        await page.GetByRole(AriaRole.Slider, new() { Name = "Time" }).HoverAsync();
        (await sheet).Ok.ShouldBeTrue();
        await page.ScreenshotAsync(new() { Path = Path.Combine(PageTests.Pictures, "watch-rich-1280-light.png") });
        person.Complaints.ShouldBeEmpty();
    }

    private static async Task Choose(IPage page, string button, string choice)
    {
        await page.GetByRole(AriaRole.Region, new() { NameRegex = new Regex("^Player:") }).HoverAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex($"^{button}") }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitemradio, new() { NameRegex = new Regex($"^{choice}") }).ClickAsync();
    }
}
