using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Playwright;
using Sunomi.Testing;
using static Microsoft.Playwright.Assertions;

namespace Sunomi.Tests.Browser;

/// <summary>A file finds its way whatever happens to the connection and to the page.</summary>
[Collection(BrowserSuite.Name)]
public sealed class UploadTests(ProductFixture product)
{
    [Fact]
    public async Task An_upload_goes_on_after_a_lost_connection_a_pause_and_a_reload_of_the_page()
    {
        var file = await TestClips.Small();
        var size = new FileInfo(file).Length;
        var pieces = new ConcurrentQueue<long>();
        var cut = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var person = await product.Chromium.OpenMember();
        using var proxy = new CuttingProxy(product.Address, (size / 4, () => Task.FromResult(cut.TrySetResult())));
        var page = person.Page;
        page.Request += (_, request) =>
        {
            if (request.Method == "PATCH")
            {
                pieces.Enqueue(long.Parse(request.Headers["upload-offset"], CultureInfo.InvariantCulture));
            }
        };
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync(); // leave the page? yes
        await person.SendUploadsThrough(proxy);

        // the connection is cut in the middle
        await person.SlowDownUploads((int)(size / 10));
        var card = await person.Upload(file, "Whatever happens");
        await cut.Task.WaitAsync(TimeSpan.FromMilliseconds(Patient.Milliseconds));
        await Until(() => pieces.Count == 2);

        // a pause
        await card.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await Expect(card.GetByRole(AriaRole.Status)).ToHaveTextAsync("Paused");
        await person.SlowDownUploads(1_000); // the rest will not be through before the page is loaded anew
        await card.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await Until(() => pieces.Count == 3);

        // the page is loaded anew; the file is chosen again, and needs no words
        await page.ReloadAsync();
        await person.SlowDownUploads(-1);
        await page.GetByLabel("Video files").SetInputFilesAsync(file);
        await Expect(card.GetByRole(AriaRole.Heading, new() { Name = "Whatever happens" })).ToBeVisibleAsync();
        await Expect(card.GetByText("Your video is ready.")).ToBeVisibleAsync(Patient.Visible);

        pieces.First().ShouldBe(0);
        pieces.Skip(1).ShouldAllBe(offset => offset > 0, "it began anew");
        pieces.ShouldBeInOrder();
    }

    [Fact]
    public async Task A_cancelled_upload_leaves_nothing()
    {
        await using var person = await product.Chromium.OpenMember();
        await person.SlowDownUploads(20_000);
        var card = await person.Upload(await TestClips.Small(), "Never mind");
        await Expect(card.GetByRole(AriaRole.Button, new() { Name = "Pause" })).ToBeVisibleAsync();

        var ended = person.Page.WaitForResponseAsync(response => response.Request.Method == "DELETE");
        await card.GetByRole(AriaRole.Button, new() { Name = "Cancel the upload" }).ClickAsync();

        (await ended).Status.ShouldBe(204);
        await person.Page.GotoAsync($"@{person.Name}");
        await Expect(person.Page.GetByText("Your stage is empty")).ToBeVisibleAsync();
    }

    private static async Task Until(Func<bool> isTrue)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMilliseconds(Patient.Milliseconds));
        while (!isTrue())
        {
            await Task.Delay(50, deadline.Token);
        }
    }
}
