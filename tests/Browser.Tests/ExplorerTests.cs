using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Sunomi.Tests.Browser;

/// <summary>The explorer at the address of the API, as a developer uses it.</summary>
[Collection(BrowserSuite.Name)]
public sealed class ExplorerTests(ProductFixture product)
{
    [Fact]
    public async Task A_developer_runs_queries_and_subscriptions_that_may_fail_and_nothing_comes_from_elsewhere()
    {
        var film = await product.Film();
        var video = film.Watch[(film.Watch.LastIndexOf('/') + 1)..];
        await using var developer = await product.Chromium.Open();
        var page = developer.Page;
        var foreign = new List<string>();
        page.Request += (_, request) => Note(request.Url);
        page.WebSocket += (_, socket) => Note(socket.Url);

        await page.GotoAsync("graphql");
        await Expect(Editor(page)).ToContainTextAsync("Newest");
        await Run(page, "ByHand", $$"""query ByHand { video(id: "{{video}}") { title } }""");
        await Expect(Answer(page)).ToContainTextAsync("title");
        await Run(page, "Live", $$"""subscription Live { videoProcessing(videoId: "{{video}}") { status } }""");
        await Expect(Answer(page)).ToContainTextAsync("READY");
        await Run(page, "Nowhere", """subscription Nowhere { videoProcessing(videoId: "0000000000000000000000") { status } }""");
        await Expect(Answer(page)).ToContainTextAsync("NOT_FOUND");
        await Run(page, "Again", $$"""query Again { video(id: "{{video}}") { id } }""");
        await Expect(Answer(page)).ToContainTextAsync(video);
        await page.SetViewportSizeAsync(BrowserLook.Phone.Width, BrowserLook.Phone.Height);
        await Expect(Answer(page)).ToBeVisibleAsync();

        (await Answer(page).BoundingBoxAsync())!.Width.ShouldBeGreaterThan(BrowserLook.Phone.Width / 2, "the answer stands below the question");
        foreign.ShouldBeEmpty();
        developer.Complaints.ShouldBeEmpty();

        void Note(string url)
        {
            if (new Uri(url) is { Scheme: "http" or "https" or "ws" or "wss" } address && address.Authority != product.Address.Authority)
            {
                foreign.Add(url);
            }
        }
    }

    private static ILocator Editor(IPage page) => page.GetByRole(AriaRole.Region, new() { Name = "Operation Editor" }).Locator(".view-lines");

    private static ILocator Answer(IPage page) => page.GetByRole(AriaRole.Region, new() { Name = "Result Window" });

    /// <param name="page">The explorer.</param>
    /// <param name="name">Of the operation; seen once the editor has it.</param>
    /// <param name="document">What replaces the text of the editor.</param>
    private static async Task Run(IPage page, string name, string document)
    {
        await Editor(page).ClickAsync();
        await page.Keyboard.PressAsync("ControlOrMeta+A");
        await page.Keyboard.InsertTextAsync(document);
        await Expect(page.GetByRole(AriaRole.Tab, new() { Name = name })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ControlOrMeta+Enter");
    }
}
