using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Sunomi.Cli.Server;

namespace Sunomi.Bench.Pipeline;

/// <summary>
/// The product, started by the start script on a data folder of its own, unless SUNOMI_URL names one that runs (and SUNOMI_DATA its data folder).
/// </summary>
internal sealed class Server : IAsyncDisposable
{
    private static readonly string? Running = Environment.GetEnvironmentVariable("SUNOMI_URL");

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(4);

    /// <summary>In some of them it compiles something or collects garbage: the one in the middle counts.</summary>
    private const int Rests = 7;

    /// <summary>After so many it hardly compiles anything anew (a method is compiled again when it was called 30 times, and once more with what was seen of it).</summary>
    private const int WarmRounds = 20;

    /// <summary>Of the longer clip, for what is called for each piece of a file, or now and then while it arrives.</summary>
    private const int LongWarmRounds = 5;

    /// <summary>The longer clip arrives by tus.</summary>
    private const double LongWarmSeconds = 10;

    private readonly string folder;
    private readonly GraphQLClient graph;

    private Server(string folder, HttpClient http)
    {
        (this.folder, Http) = (folder, http);
        graph = new GraphQLClient(http, TimeSpan.FromMinutes(1), TimeProvider.System);
    }

    public HttpClient Http { get; }

    /// <summary>What the server takes when it has nothing to do, of a core; known after <see cref="WarmUp"/>.</summary>
    public double Idle { get; private set; } = double.PositiveInfinity;

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

        await new Session(server.graph, Path.Combine(folder, "config")).Open(CancellationToken.None);
        return server;
    }

    /// <summary>Publishes clips both ways many times, so that the server has compiled what it uses, and sees what it takes at rest.</summary>
    public async Task WarmUp(FileInfo small, FileInfo longer)
    {
        for (var round = 0; round < WarmRounds; round++)
        {
            await Publish(small, new SignedWay(Http));
            await Publish(small, new TusWay(Http, small.Length));
        }

        for (var round = 0; round < LongWarmRounds; round++)
        {
            await Publish(longer, new SignedWay(Http));
            await Publish(longer, new TusWay(Http, (long)(longer.Length / LongWarmSeconds)));
        }

        List<double> rests = [];
        for (var rest = 0; rest < Rests; rest++)
        {
            var (began, start) = (Stopwatch.GetTimestamp(), CpuTime.Of(ProcessId));
            await Task.Delay(Rest);
            rests.Add((CpuTime.Of(ProcessId) - start).Own / Stopwatch.GetElapsedTime(began).TotalSeconds);
        }

        Idle = rests.Order().ElementAt(Rests / 2);
    }

    /// <summary>Publishes the file and says what was seen of it, and what it cost.</summary>
    public async Task<(Seen Seen, Cost Cost)> Publish(FileInfo file, IWay way)
    {
        var (started, before) = (Stopwatch.GetTimestamp(), CpuTime.Of(ProcessId));
        var seen = await new Publication(graph, file).Run(way);
        var spent = CpuTime.Of(ProcessId) - before;
        return (seen, new Cost(spent.Children, spent.Own, Idle * Stopwatch.GetElapsedTime(started).TotalSeconds));
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
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
}

/// <summary>Seconds of CPU.</summary>
/// <param name="Encoding">of all ffmpegs and ffprobes</param>
/// <param name="Server">of the server's own process</param>
/// <param name="Idle">what that would have taken meanwhile without the video</param>
internal sealed record Cost(double Encoding, double Server, double Idle)
{
    /// <summary>What the video took.</summary>
    public double OfVideo => Encoding + Math.Max(0, Server - Idle);
}
