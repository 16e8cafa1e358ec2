using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Sunomi.Testing;
using static Microsoft.Playwright.Assertions;

namespace Sunomi.Tests.Browser;

[Collection(BrowserSuite.Name)]
public sealed class LostSocketTests(ProductFixture product)
{
    [Fact]
    public async Task What_happened_while_the_socket_was_away_is_shown_once_when_it_is_back()
    {
        await using var owner = await product.Chromium.OpenMember();
        var watch = await owner.Publish(await TestClips.Small(), "Behind a tunnel");
        await using var viewer = await product.Chromium.Open();
        var page = viewer.Page;
        var first = new TaskCompletionSource<IWebSocketRoute>(TaskCreationOptions.RunContinuationsAsynchronously);
        var again = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var away = true;
        await page.RouteWebSocketAsync(new Regex("/graphql$"), socket =>
        {
            if (first.TrySetResult(socket) || !Volatile.Read(ref away))
            {
                socket.ConnectToServer();
            }
            else
            {
                again.TrySetResult();
                _ = socket.CloseAsync(new() { Code = 1012 });
            }
        });
        await page.GotoAsync(watch);
        await Expect(page.GetByText("Nobody has commented yet.")).ToBeVisibleAsync();

        await (await first.Task).CloseAsync(new() { Code = 1012 });
        await again.Task.WaitAsync(TimeSpan.FromMilliseconds(Patient.Milliseconds));
        await owner.Page.GotoAsync(watch);
        await owner.Page.GetByLabel("Write a comment").FillAsync("In the dark");
        await owner.Page.GetByRole(AriaRole.Button, new() { Name = "Comment", Exact = true }).ClickAsync();
        await Expect(owner.Page.GetByRole(AriaRole.Article, new() { Name = $"Comment by {owner.Name}" })).ToContainTextAsync("In the dark");
        await owner.Page.GetByRole(AriaRole.Button, new() { Name = "Like, 0 likes", Exact = true }).ClickAsync();
        await Expect(owner.Page.GetByRole(AriaRole.Button, new() { Name = "Like, 1 like", Exact = true })).ToBeVisibleAsync();
        Volatile.Write(ref away, false);

        await Expect(page.GetByRole(AriaRole.Article, new() { Name = $"Comment by {owner.Name}" })).ToHaveCountAsync(1, new() { Timeout = Patient.Milliseconds });
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "1 comment" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Like, 1 like", Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_the_server_says_was_missed_is_read_anew()
    {
        await using var owner = await product.Chromium.OpenMember();
        var watch = await owner.Publish(await TestClips.Small(), "Too much at once");
        await using var viewer = await product.Chromium.Open();
        var page = viewer.Page;
        var subscribed = new TaskCompletionSource<(IWebSocketRoute Socket, string Id)>(TaskCreationOptions.RunContinuationsAsynchronously);
        var dropped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await page.RouteWebSocketAsync(new Regex("/graphql$"), socket =>
        {
            var server = socket.ConnectToServer();
            socket.OnMessage(frame =>
            {
                if (frame.Text!.Contains("videoActivity(", StringComparison.Ordinal))
                {
                    subscribed.TrySetResult((socket, JsonDocument.Parse(frame.Text).RootElement.GetProperty("id").GetString()!));
                }

                server.Send(frame.Text);
            });
            server.OnMessage(frame =>
            {
                if (frame.Text!.Contains("CommentAdded", StringComparison.Ordinal))
                {
                    dropped.TrySetResult();
                }
                else
                {
                    socket.Send(frame.Text);
                }
            });
        });
        await page.GotoAsync(watch);
        await Expect(page.GetByText("Nobody has commented yet.")).ToBeVisibleAsync();
        var (open, id) = await subscribed.Task.WaitAsync(TimeSpan.FromMilliseconds(Patient.Milliseconds));

        await owner.Page.GotoAsync(watch);
        await owner.Page.GetByLabel("Write a comment").FillAsync("Between two words");
        await owner.Page.GetByRole(AriaRole.Button, new() { Name = "Comment", Exact = true }).ClickAsync();
        await dropped.Task.WaitAsync(TimeSpan.FromMilliseconds(Patient.Milliseconds));
        var video = new { __typename = "Video", id = watch.Split('/')[^1] };
        open.Send(JsonSerializer.Serialize(new { id, type = "next", payload = new { data = new { videoActivity = new { __typename = "ActivityMissed", video } } } }));

        await Expect(page.GetByRole(AriaRole.Article, new() { Name = $"Comment by {owner.Name}" })).ToContainTextAsync("Between two words", new() { Timeout = Patient.Milliseconds });
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "1 comment" })).ToBeVisibleAsync();
    }
}
