using System.Diagnostics;
using Sunomi.Testing;

namespace Sunomi.Tests.Browser;

/// <summary>
/// The running product and a Chromium to look at it with, for all tests of this project. The product is started by the start script on a data
/// folder of its own, unless SUNOMI_URL names one that runs (and SUNOMI_DATA its data folder, for tests that restart it).
/// </summary>
public sealed class ProductFixture : IAsyncLifetime
{
    private static readonly TimeSpan StartDeadline = TimeSpan.FromMinutes(9);

    private readonly string? running = Environment.GetEnvironmentVariable("SUNOMI_URL");

    /// <summary>No private temporary folder: PostgreSQL may run as another user than this one.</summary>
    private readonly string folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"sunomi-browser-{Guid.NewGuid():N}")).FullName;

    private readonly Lazy<Task<Film>> film;
    private readonly Lazy<Task<BilingualFilm>> bilingual;

    private readonly ReservedPort port = new();

    private Chromium? chromium;

    public ProductFixture()
    {
        film = new(PublishFilm);
        bilingual = new(() => BilingualFilm.Publish(Address));
    }

    public Uri Address { get; private set; } = null!;

    public Chromium Chromium => chromium ?? throw new InvalidOperationException("The fixture is not initialized.");

    public async Task InitializeAsync()
    {
        Address = new Uri(running ?? $"http://localhost:{port.Number}/");
        if (running is null)
        {
            await Up();
        }

        chromium = await Chromium.Launch(Address);
    }

    /// <summary>A video that is there for everybody to look at: nobody comments on it or likes it.</summary>
    public Task<Film> Film() => film.Value;

    public Task<BilingualFilm> Bilingual() => bilingual.Value;

    /// <summary>Stops the product with its database, and starts both again.</summary>
    public async Task Restart()
    {
        await Script("down", "--data", Data);
        await Up();
    }

    public async Task DisposeAsync()
    {
        if (chromium is not null)
        {
            await chromium.DisposeAsync();
        }

        if (running is null)
        {
            await Script("down", "--data", Data);
        }

        port.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<Film> PublishFilm()
    {
        await using var owner = await Chromium.OpenMember();
        const string title = "A film for everybody";
        return new Film(await owner.Publish(await TestClips.Make(new ClipOptions(1280, 720, 10, FrameRate: 12)), title), title, owner.Name);
    }

    private string Data => Environment.GetEnvironmentVariable("SUNOMI_DATA") ?? Path.Combine(folder, "data");

    private Task Up() => Script("up", "--port", $"{Address.Port}", "--data", Data, "--detach");

    /// <summary>Its output goes to a file: what the script leaves running would keep a pipe open.</summary>
    private async Task Script(params string[] arguments)
    {
        var log = Path.Combine(folder, $"{arguments[0]}.log");
        using var process = Process.Start(
            new ProcessStartInfo("bash", ["-c", "exec \"$@\" >\"$0\" 2>&1", log, Path.Combine(Repository.Root, "sunomi"), .. arguments])
            {
                Environment = { ["Media__Preset"] = "ultrafast" },
            })!;
        using var deadline = new CancellationTokenSource(StartDeadline);
        await process.WaitForExitAsync(deadline.Token);
        process.ExitCode.ShouldBe(0, await File.ReadAllTextAsync(log, deadline.Token));
    }
}
