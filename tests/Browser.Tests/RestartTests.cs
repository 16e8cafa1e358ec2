using Microsoft.Playwright;
using Sunomi.Testing;
using static Microsoft.Playwright.Assertions;

namespace Sunomi.Tests.Browser;

[Collection(BrowserSuite.Name)]
public sealed class RestartTests(ProductFixture product)
{
    [Fact]
    public async Task Open_pages_live_through_a_restart_of_the_server()
    {
        await using var viewer = await product.Chromium.OpenMember();
        var watch = await viewer.Publish(await TestClips.Small(), "Before and after");
        await viewer.Page.GotoAsync(watch);
        await Expect(viewer.Page.GetByText("Nobody has commented yet.")).ToBeVisibleAsync();

        // in the middle of an upload
        var file = await TestClips.Make(new ClipOptions(320, 180, 30));
        await using var uploader = await product.Chromium.OpenMember();
        Task? restart = null;
        using var proxy = new CuttingProxy(product.Address, (new FileInfo(file).Length / 2, () => restart = product.Restart()));
        await uploader.SendUploadsThrough(proxy);
        await await Task.WhenAny(proxy.Broken, Publish());
        await restart.ShouldNotBeNull();

        // the viewer's page hears of comments again, and shows each once
        await uploader.Page.GotoAsync(watch);
        await uploader.Page.GetByLabel("Write a comment").FillAsync("Still there?");
        await uploader.Page.GetByRole(AriaRole.Button, new() { Name = "Comment", Exact = true }).ClickAsync();
        var comment = viewer.Page.GetByRole(AriaRole.Article, new() { Name = $"Comment by {uploader.Name}" });
        await Expect(comment).ToContainTextAsync("Still there?", new() { Timeout = Patient.Milliseconds });
        (await comment.CountAsync()).ShouldBe(1);
        await Expect(viewer.Page.GetByRole(AriaRole.Heading, new() { Name = "1 comment" })).ToBeVisibleAsync();

        async Task Publish()
        {
            var card = await uploader.Upload(file, "Through a restart");
            await Expect(card.GetByText("Your video is ready.")).ToBeVisibleAsync(Patient.Visible);
        }
    }
}
