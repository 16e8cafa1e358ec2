using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Sunomi.Cli.Publishing;

namespace Sunomi.Bench.Pipeline;

/// <summary>
/// The product, started by the start script on a data folder of its own, unless SUNOMI_URL names one that runs (and SUNOMI_DATA its data folder).
/// </summary>
internal sealed class Server : IAsyncDisposable
{
    private static readonly string? Running = Environment.GetEnvironmentVariable("SUNOMI_URL");

    private readonly string folder;
    private readonly HttpClient http;

    private Server(string folder, HttpClient http) => (this.folder, this.http) = (folder, http);

    private string Data => Environment.GetEnvironmentVariable("SUNOMI_DATA") ?? Path.Combine(folder, "data");

    private string ProcessId => File.ReadAllText(Path.Combine(Data, "run", "api")).Split(' ')[0];

    public static async Task<Server> Start(string folder)
    {
        var address = new Uri(Running ?? $"http://localhost:{FreePort()}");
        var server = new Server(folder, new HttpClient { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan });
        if (Running is null)
        {
            await Script("up", "--detach", "--port", $"{address.Port}", "--data", server.Data);
        }

        return server;
    }

    /// <summary>As a client sees it: one upload to presigned addresses, watched until it ends.</summary>
    public async Task<Published> Publish(string file)
    {
        var view = new Stopwatches();
        var request = new PublishRequest(new FileInfo(file), "bench", http.BaseAddress!, "PUBLIC", LimitRate: null, TimeSpan.FromMinutes(1));
        var before = CpuTime.Of(ProcessId);
        var end = await new Publisher(http, request, view, Path.Combine(folder, "config"), TimeProvider.System).Run(CancellationToken.None);
        var spent = CpuTime.Of(ProcessId) - before;
        return end == 0
            ? new Published(view.Playable, view.Ready, spent.Children, spent.Own, view.Promises)
            : throw new InvalidOperationException($"The clip could not be published: {end}.");
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        if (Running is null)
        {
            await Script("down", "--data", Data);
        }
    }

    private static async Task Script(params string[] arguments)
    {
        using var process = Process.Start(Path.Combine(Root(), "sunomi"), arguments);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"./sunomi {arguments[0]} ended with {process.ExitCode}.");
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Sunomi.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Not within the repository.");
        }

        return folder.FullName;
    }

    /// <summary>Looks at the clock when the last byte was sent, and when it is heard that it can be played and that it is ready.</summary>
    private sealed class Stopwatches : IProgressView
    {
        private long sent;
        private bool isPlayable;

        public double Playable { get; private set; }

        public double Ready { get; private set; }

        public Promises Promises { get; } = new();

        public void Say(string line)
        {
        }

        public void Uploading(double fraction) => sent = Stopwatch.GetTimestamp();

        public void Processing(ProcessingState state)
        {
            Ready = Stopwatch.GetElapsedTime(sent).TotalSeconds;
            Promises.Take(Ready, state.Percent, state.EtaSeconds);
            if (state.Playable && !isPlayable)
            {
                (isPlayable, Playable) = (true, Ready);
            }
        }
    }
}

/// <param name="Playable">seconds after the last byte</param>
/// <param name="Ready">seconds after the last byte</param>
/// <param name="EncodingCpu">of all processes that the server ran, seconds</param>
/// <param name="ServerCpu">of the server itself, seconds</param>
/// <param name="Promises">what was said of the progress on the way</param>
internal sealed record Published(double Playable, double Ready, double EncodingCpu, double ServerCpu, Promises Promises);
