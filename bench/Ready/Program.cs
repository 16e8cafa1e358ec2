using System.Diagnostics;
using System.Globalization;
using Sunomi.Cli.Publishing;

// Time from completeUpload to READY, as a client sees it: a 10 s 720p clip with sound, several times on one server that is started for it.
var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5;
var root = FindRoot();
var folder = Directory.CreateTempSubdirectory("sunomi-ready-");
var data = Path.Combine(folder.FullName, "data");
File.SetUnixFileMode(folder.FullName, File.GetUnixFileMode(folder.FullName) | UnixFileMode.OtherExecute);
try
{
    var clip = Path.Combine(folder.FullName, "clip.mp4");
    await Run("ffmpeg",
        "-v", "error", "-f", "lavfi", "-i", "testsrc2=size=1280x720:rate=30:duration=10,noise=alls=8:allf=t",
        "-f", "lavfi", "-i", "sine=frequency=440:duration=10",
        "-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-pix_fmt", "yuv420p", "-c:a", "aac", clip);
    await Run(Path.Combine(root, "sunomi"), "up", "--detach", "--port", "8099", "--data", data);

    using var http = new HttpClient { BaseAddress = new Uri("http://localhost:8099"), Timeout = Timeout.InfiniteTimeSpan };
    var view = new StopwatchView();
    var request = new PublishRequest(new FileInfo(clip), "bench", http.BaseAddress, "PUBLIC", LimitRate: null, TimeSpan.FromMinutes(1));
    var times = new List<double>();
    for (var round = 1; round <= rounds; round++)
    {
        var end = await new Publisher(http, request, view, Path.Combine(folder.FullName, "config"), TimeProvider.System).Run(CancellationToken.None);
        if (end != 0)
        {
            return end;
        }

        times.Add(view.SecondsSinceUpload);
        Console.WriteLine($"round {round}: {times[^1]:0.00} s from completeUpload to READY");
    }

    times.Sort();
    Console.WriteLine($"10 s 720p clip, {rounds} rounds: min {times[0]:0.00} s, median {times[times.Count / 2]:0.00} s, max {times[^1]:0.00} s");
    return 0;
}
finally
{
    await Run(Path.Combine(root, "sunomi"), "down", "--data", data);
    folder.Delete(recursive: true);
}

static async Task Run(string program, params string[] arguments)
{
    using var process = Process.Start(program, arguments);
    await process.WaitForExitAsync();
    if (process.ExitCode != 0)
    {
        throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }
}

static string FindRoot()
{
    var folder = new DirectoryInfo(AppContext.BaseDirectory);
    while (!File.Exists(Path.Combine(folder.FullName, "Sunomi.sln")))
    {
        folder = folder.Parent ?? throw new InvalidOperationException("Not within the repository.");
    }

    return folder.FullName;
}

/// <summary>Looks at the clock when the last byte was sent, just before completeUpload, and when the end is heard.</summary>
internal sealed class StopwatchView : IProgressView
{
    private long uploaded;

    public double SecondsSinceUpload { get; private set; }

    public void Say(string line)
    {
    }

    public void Uploading(double fraction) => uploaded = Stopwatch.GetTimestamp();

    public void Processing(ProcessingState state) => SecondsSinceUpload = Stopwatch.GetElapsedTime(uploaded).TotalSeconds;
}
