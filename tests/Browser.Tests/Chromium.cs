using Microsoft.Playwright;

namespace Sunomi.Tests.Browser;

/// <summary>The installed Chromium; nothing is downloaded.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--autoplay-policy=no-user-gesture-required",
        "--js-flags=--max-lazy --no-opt --no-sparkplug", // no page here lives long enough to be repaid for better code
    ];

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;
    private readonly Uri address;

    private Chromium(IPlaywright playwright, IBrowser browser, Uri address) => (this.playwright, this.browser, this.address) = (playwright, browser, address);

    public static async Task<Chromium> Launch(Uri address)
    {
        var playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(30_000); // as long as actions wait: a busy machine is no failure
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = FindExecutable(), Args = Arguments });
        return new Chromium(playwright, browser, address);
    }

    /// <summary>A browser of one person: own storage, own session.</summary>
    public Task<BrowserPerson> Open(BrowserLook? look = null) => Open(Account.New(), state: null, look);

    /// <summary>The browser of somebody who has signed up: over the API, as the form costs a page and is looked at elsewhere.</summary>
    public async Task<BrowserPerson> OpenMember(BrowserLook? look = null)
    {
        var account = Account.New();
        return await Open(account, await account.SignUp(address), look);
    }

    private async Task<BrowserPerson> Open(Account account, string? state, BrowserLook? look)
    {
        look ??= BrowserLook.Desktop;
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new() { Width = look.Width, Height = look.Height },
            HasTouch = look.IsPhone,
            Locale = "en-GB",
            ReducedMotion = ReducedMotion.Reduce, // a movement is drawn by the processor here
            StorageState = state,
        });
        return await BrowserPerson.In(context, account);
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    /// <summary>The shell first: the same engine without the frame of a window, which costs as much as a page does.</summary>
    private static string FindExecutable() =>
        new[] { "chromium-headless-shell", "chromium", "google-chrome" }
            .SelectMany(name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator), (name, folder) => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("There is no chromium on the PATH; on Debian: apt-get install chromium.");
}
