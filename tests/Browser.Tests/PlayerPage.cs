using Microsoft.Playwright;
using Sunomi.Testing;

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

    /// <summary>So that it can be told what is heard; before it plays.</summary>
    public Task Listen() => page.EvaluateAsync("() => listen()");

    public Task Play(string address) => page.EvaluateAsync("address => open(address)", address);

    public Task Close() => page.EvaluateAsync("() => engine.close()");

    public Task Show(int height) => page.EvaluateAsync("height => engine.show(height)", height);

    /// <summary>Chooses a language to hear, and waits until its tone is the one that sounds.</summary>
    /// <param name="tone">in Hz</param>
    public async Task Hear(string language, int tone)
    {
        await page.EvaluateAsync("language => engine.hear(language)", language);
        await Hears(tone);
    }

    public Task Hears(int tone) => Video.Until($"Math.abs(pitch() - {tone}) < 20");

    /// <summary>Chooses captions, null for none, and waits until these are shown.</summary>
    public async Task Read(string? language, string words)
    {
        await page.EvaluateAsync("language => engine.read(language)", language);
        await Shows(words);
    }

    public Task Shows(string words) => Video.Until($"captions() === {System.Text.Json.JsonSerializer.Serialize(words)}");

    public async Task Seek(double seconds)
    {
        await page.EvaluateAsync("seconds => { video.currentTime = seconds; return video.play(); }", seconds);
        await Video.Until("!video.seeking");
    }

    public Task<int[]> Heights() => page.EvaluateAsync<int[]>("() => engine.heights()");

    /// <summary>Every error that the player or the element told of.</summary>
    public Task<string[]> Problems() => page.EvaluateAsync<string[]>("() => problems");

    private static async Task<string> Install()
    {
        var folder = Path.Combine(Repository.Root, "tests", "Browser.Tests", "players");
        await NpmFolder.InstallAsync(folder);
        return folder;
    }
}
