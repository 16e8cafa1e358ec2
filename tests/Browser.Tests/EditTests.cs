using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Sunomi.Testing;
using static Microsoft.Playwright.Assertions;

namespace Sunomi.Tests.Browser;

/// <summary>What an owner does with a video that is there.</summary>
[Collection(BrowserSuite.Name)]
public sealed class EditTests(ProductFixture product)
{
    private const string Srt = "1\n00:00:00,000 --> 00:00:03,000\nSłowo na ekranie\n";

    [Fact]
    public async Task An_owner_gives_captions_a_poster_and_chapters_and_replaces_the_file()
    {
        await using var owner = await product.Chromium.OpenMember();
        var page = owner.Page;
        var replaced = Told(page, "\"videoReplacement\":", "\"replacement\":null");
        var watch = await owner.Publish(await TestClips.Small(), "To be edited");
        await page.GotoAsync(watch);
        await page.GetByRole(AriaRole.Link, new() { Name = "Edit video" }).ClickAsync();
        await Expect(page.GetByText("The video is ready: all its qualities can be watched.")).ToBeVisibleAsync();

        // captions: a wrong language is said at its field, then they are listed
        var add = page.GetByRole(AriaRole.Form, new() { Name = "Add captions" });
        await add.GetByLabel("Captions file").SetInputFilesAsync(new FilePayload { Name = "words.srt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(Srt) });
        await add.GetByLabel("Language").FillAsync("in Polish");
        await add.GetByRole(AriaRole.Button, new() { Name = "Add captions" }).ClickAsync();
        await Expect(add.GetByLabel("Language")).ToHaveAttributeAsync("aria-invalid", "true");
        await add.GetByLabel("Language").FillAsync("pl");
        await add.GetByRole(AriaRole.Button, new() { Name = "Add captions" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Delete Polish (pl)" })).ToBeVisibleAsync();

        // a poster, and the way back
        await page.GetByLabel("Poster file").SetInputFilesAsync(await TestClips.Picture());
        await Expect(page.GetByText("Your own picture is shown.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Use a frame again" }).ClickAsync();
        await Expect(page.GetByText("A frame of the video is shown.")).ToBeVisibleAsync();

        // chapters, by words
        await page.GetByLabel("Description").FillAsync("What there is to see:\n0:00 Near\n0:01 Far");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("Saved.")).ToBeVisibleAsync();

        // another file; the page keeps its captions and chapters
        await page.GetByLabel("New file").SetInputFilesAsync(await TestClips.Portrait());
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Another file is on its way" })).ToBeVisibleAsync();
        await replaced.WaitAsync(TimeSpan.FromMilliseconds(Patient.Milliseconds));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Replace the file" })).ToBeVisibleAsync();
        await page.GotoAsync(watch);
        var video = new PlayingVideo(page);
        await video.Until("video.videoHeight > video.videoWidth");
        await page.GetByRole(AriaRole.Region, new() { NameRegex = new Regex("^Player:") }).HoverAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Chapter: (Near|Far)$") })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Subtitles:") }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitemradio, new() { NameRegex = new Regex("polski", RegexOptions.IgnoreCase) }).ClickAsync();
        await video.Until("[...video.textTracks].some(track => track.mode === 'showing' && [...track.cues ?? []].some(cue => cue.text === 'Słowo na ekranie'))");
        owner.Complaints.ShouldBeEmpty();
    }

    /// <summary>Ends when a socket of the page was told this.</summary>
    private static Task Told(IPage page, params string[] words)
    {
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) =>
        {
            if (words.All(word => frame.Text?.Contains(word, StringComparison.Ordinal) == true))
            {
                told.TrySetResult();
            }
        };
        return told.Task;
    }
}
