using System.Diagnostics;
using Microsoft.Playwright;

namespace Sunomi.Tests.Browser;

/// <summary>A bare page of the product's origin with a player from npm in it: hls.js or shaka-player.</summary>
internal sealed class PlayerPage
{
    private static readonly Lazy<Task<string>> Players = new(Install);

    private readonly IPage page;

    private PlayerPage(IPage page)
    {
        this.page = page;
        Video = new PlayingVideo(page);
    }

    public PlayingVideo Video { get; }

    public static async Task<PlayerPage> Open(IPage page, string engine)
    {
        var folder = await Players.Value;
        await page.RouteAsync("**/players/*", route => route.FulfillAsync(new()
        {
            Path = new Uri(route.Request.Url).Segments[^1] switch
            {
                "hls.js" => Path.Combine(folder, "node_modules", "hls.js", "dist", "hls.min.js"),
                "shaka.js" => Path.Combine(folder, "node_modules", "shaka-player", "dist", "shaka-player.compiled.js"),
                _ => Path.Combine(folder, "player.html"),
            },
        }));
        await page.GotoAsync($"players/player.html?engine={engine}");
        return new PlayerPage(page);
    }

    public Task Play(string address) => page.EvaluateAsync("address => open(address)", address);

    public Task Close() => page.EvaluateAsync("() => engine.close()");

    public Task Show(int height) => page.EvaluateAsync("height => engine.show(height)", height);

    public async Task Seek(double seconds)
    {
        await page.EvaluateAsync("seconds => { video.currentTime = seconds; return video.play(); }", seconds);
        await Video.Until("!video.seeking");
    }

    public Task<int[]> Heights() => page.EvaluateAsync<int[]>("() => engine.heights()");

    /// <summary>Every error that the player or the element told of.</summary>
    public Task<string[]> Problems() => page.EvaluateAsync<string[]>("() => problems");

    /// <summary>What a GET answers; null for any status but 200.</summary>
    public Task<string?> Read(string address) => page.EvaluateAsync<string?>(
        "address => fetch(address, { cache: 'no-store' }).then(answer => answer.status === 200 ? answer.text() : null)", address);

    private static async Task<string> Install()
    {
        var folder = Path.Combine(Repository.Root, "tests", "Browser.Tests", "players");
        using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--ignore-scripts", "--loglevel=error"]) { WorkingDirectory = folder })!;
        await npm.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(5));
        npm.ExitCode.ShouldBe(0, $"npm ci in {folder}");
        return folder;
    }
}
