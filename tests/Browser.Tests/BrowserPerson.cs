using Microsoft.Playwright;
using Sunomi.Testing;

namespace Sunomi.Tests.Browser;

/// <summary>Somebody with a browser of their own. Remembers what the console complained about.</summary>
public sealed class BrowserPerson : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];

    private BrowserPerson(Account account, IBrowserContext context, IPage page)
    {
        Account = account;
        this.context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => complaints.Add(error);
    }

    public IPage Page { get; }

    /// <summary>Not there before <see cref="SignUp"/>, unless this person was opened as a member.</summary>
    public Account Account { get; }

    public string Name => Account.Name;

    /// <summary>Errors and warnings of the console, and exceptions that nobody caught.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    internal static async Task<BrowserPerson> In(IBrowserContext context, Account account) => new(account, context, await context.NewPageAsync());

    /// <summary>Through the form, as anybody would; leaves the person on the page that follows.</summary>
    public async Task SignUp()
    {
        await Page.GotoAsync("sign-up");
        await Page.GetByLabel("User name").FillAsync(Name);
        await Page.GetByLabel("E-mail").FillAsync(Account.Email);
        await Page.GetByLabel("Password", new() { Exact = true }).FillAsync(Account.Password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Create account" }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Account of" })).ToBeVisibleAsync();
    }

    /// <summary>Chooses a file on the upload page, names it and sends it off; does not wait for its end.</summary>
    public async Task<ILocator> Upload(string file, string title)
    {
        await Page.GotoAsync("upload");
        await Page.GetByLabel("Video files").SetInputFilesAsync(file);
        var card = Page.GetByRole(AriaRole.Article);
        await card.GetByLabel("Title").FillAsync(title);
        await card.GetByRole(AriaRole.Button, new() { Name = "Upload", Exact = true }).ClickAsync();
        return card;
    }

    public Task SendUploadsThrough(CuttingProxy proxy) => Page.RouteAsync(
        "**/uploads/tus/**", route => route.ContinueAsync(new() { Url = new Uri(proxy.Address, new Uri(route.Request.Url).AbsolutePath).ToString() }));

    /// <summary>So that there is something to see.</summary>
    public async Task SlowDownUploads(int bytesPerSecond)
    {
        var session = await context.NewCDPSessionAsync(Page);
        await session.SendAsync("Network.emulateNetworkConditions", new()
        {
            ["offline"] = false,
            ["latency"] = 0,
            ["downloadThroughput"] = -1,
            ["uploadThroughput"] = bytesPerSecond,
        });
    }

    /// <summary>Uploads and waits until it can be watched.</summary>
    /// <returns>path of the watch page</returns>
    public async Task<string> Publish(string file, string title)
    {
        var card = await Upload(file, title);
        await Assertions.Expect(card.GetByText("Your video is ready.")).ToBeVisibleAsync(Patient.Visible);
        return await card.GetByRole(AriaRole.Link, new() { Name = "Watch" }).GetAttributeAsync("href")
            ?? throw new InvalidOperationException("The link to the watch page has no address.");
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
