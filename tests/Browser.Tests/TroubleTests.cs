using Microsoft.Playwright;
using Sunomi.Testing;
using static Microsoft.Playwright.Assertions;

namespace Sunomi.Tests.Browser;

/// <summary>What a person is told when something goes wrong, and what mends itself.</summary>
[Collection(BrowserSuite.Name)]
public sealed class TroubleTests(ProductFixture product)
{
    [Fact]
    public async Task A_text_file_that_calls_itself_a_video_fails_with_a_reason_and_can_be_deleted()
    {
        await using var person = await product.Chromium.OpenMember();
        var page = person.Page;

        var card = await person.Upload(await TestClips.Text(), "Not a film");

        await Expect(card.GetByRole(AriaRole.Alert)).ToBeVisibleAsync(Patient.Visible);
        await page.GotoAsync($"@{person.Name}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete Not a film" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete video" }).ClickAsync();
        await Expect(page.GetByText("Your stage is empty")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_wrong_password_and_a_taken_name_are_said_at_the_form()
    {
        var member = Account.New();
        await member.SignUp(product.Address);
        await using var stranger = await product.Chromium.Open();
        var page = stranger.Page;

        await page.GotoAsync("sign-in");
        await page.GetByLabel("User name or e-mail").FillAsync(member.Name);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync("not the password");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();

        await page.GotoAsync("sign-up");
        await page.GetByLabel("User name").FillAsync(member.Name.ToUpperInvariant());
        await page.GetByLabel("E-mail").FillAsync("other@example.org");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync("quite long enough 1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create account" }).ClickAsync();
        await Expect(page.GetByLabel("User name")).ToHaveAttributeAsync("aria-invalid", "true");
    }

    [Fact]
    public async Task A_session_that_the_server_no_longer_accepts_ends_gently_and_goes_on_after_signing_in()
    {
        await using var person = await product.Chromium.Open();
        var page = person.Page;
        await person.SignUp();
        await page.EvaluateAsync(
            """
            () => {
              const session = JSON.parse(localStorage.getItem('sunomi.session'));
              localStorage.setItem('sunomi.session', JSON.stringify({ ...session, accessToken: session.accessToken.slice(0, -4) + 'AAAA' }));
            }
            """);

        await page.GotoAsync("feed");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
        await page.GetByLabel("User name or e-mail").FillAsync(person.Name);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(person.Account.Password);
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Subscriptions" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Everything_on_the_way_to_a_video_can_be_reached_with_the_keyboard()
    {
        await using var person = await product.Chromium.OpenMember();
        var page = person.Page;
        var watch = await person.Publish(await TestClips.Make(new ClipOptions(320, 180, 12)), "By keyboard");
        await page.GotoAsync(watch);
        var video = new PlayingVideo(page);
        await video.Until("video.currentTime > 0");

        await page.Keyboard.PressAsync("k");
        await video.Until("video.paused");
        await page.Keyboard.PressAsync("5");
        await video.Until("Math.abs(video.currentTime / video.duration - 0.5) < 0.02");
        await page.GetByRole(AriaRole.Slider, new() { Name = "Time" }).FocusAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await video.Until("video.currentTime < video.duration / 2 - 4");

        await page.GetByRole(AriaRole.Button, new() { Name = "Like, 0 likes", Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Like, 1 like", Exact = true })).ToHaveAttributeAsync("aria-pressed", "true");
        await page.GetByLabel("Write a comment").FocusAsync();
        await page.Keyboard.TypeAsync("kkk, typed and not taken for a shortcut");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.GetByRole(AriaRole.Article, new() { Name = $"Comment by {person.Name}" })).ToContainTextAsync("not taken for a shortcut");
    }
}
