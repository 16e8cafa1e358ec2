using System.Collections.Concurrent;
using System.Globalization;
using Sunomi.Testing;
using Xunit.Abstractions;

namespace Sunomi.Tests.Product.PipelineChaos;

/// <summary>
/// Four uploads at once to the running product, and everything that can break breaks, from a seed: an ffmpeg, the whole process (SIGKILL), the
/// object store (500, silence), PostgreSQL. Every video ends READY or FAILED with a true reason, nothing is published that is not there, no
/// work is done twice without need, and nothing is left over.
/// <para>
/// The ordinary form is one round; the long one has 20, with 60 s of silence each time, and another SUNOMI_CHAOS_SEED is another story:
/// <c>SUNOMI_CHAOS_ROUNDS=20 dotnet test tests/Product.Tests -c Release --filter PipelineChaosTests --logger "console;verbosity=detailed"</c>
/// </para>
/// </summary>
public sealed class PipelineChaosTests(ITestOutputHelper output)
{
    private const int FaultsPerRound = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);
    private static readonly TimeSpan LookPause = TimeSpan.FromMilliseconds(250);

    private readonly string bucket = $"chaos-{Guid.NewGuid():N}";
    private readonly MediaWalk walk = new();
    private readonly Dictionary<string, int> ends = [];

    [Fact]
    public async Task Whatever_breaks_every_video_ends_and_what_is_published_is_there()
    {
        var rounds = Setting("SUNOMI_CHAOS_ROUNDS") ?? 1;
        var seed = Setting("SUNOMI_CHAOS_SEED") ?? 3; // begins with the database and the process
        var random = new Random(seed);
        await using var product = await Start();
        var undisturbed = await Round(product, faults: null, random);
        await NothingWaits(product);
        var original = await Contents(undisturbed);

        var faults = new Faults(product, bucket, random, silence: TimeSpan.FromSeconds(rounds > 1 ? 60 : 6));
        var videos = undisturbed.Values.ToHashSet();
        var differences = new List<string>();
        for (var round = 0; round < rounds; round++)
        {
            output.WriteLine($"round {round + 1}");
            var disturbed = await Round(product, faults, random);
            await NothingWaits(product);
            var contents = await Contents(disturbed);
            differences.AddRange(
                contents.Except(original).Union(original.Except(contents)).Select(entry => entry.Key).Distinct().Select(name => $"round {round + 1}: {name}"));
            videos.UnionWith(disturbed.Values);
        }

        differences.ShouldBeEmpty("objects that should not be there, are not there, or have other bytes");
        walk.Missing.ShouldBeEmpty();
        var history = new TaskHistory(product.Log());
        history.Unexplained.ShouldBeEmpty();
        await product.Down();
        product.TemporaryFiles().ShouldBeEmpty();
        var objects = await S3Server.Objects(bucket);
        objects.Keys.Where(key => !videos.Contains(key.Split('/')[0])).ShouldBe(["instance"], "beside what is a video's, only what says whose store it is");
        output.WriteLine(
            $"""
            {rounds} rounds from seed {seed}, four uploads each: {string.Join(", ", faults.Counts.Select(fault => $"{fault.Value} times {fault.Key}"))}
            ends: {string.Join(", ", ends.Select(end => $"{end.Value} {end.Key}"))}
            tasks began {history.Begun} times in {history.Starts} processes; {history.Broken} attempts failed or lost their lease, 0 began without need
            {walk.Playlists} playlists were read while videos were made and afterwards; {walk.Present} files that they name, 0 missing
            {objects.Count} objects of {videos.Count} videos, the same names and bytes as without trouble; 0 orphans, 0 temporary files, 0 tasks left
            """);
    }

    private async Task<RunningProduct> Start() => await RunningProduct.Start(
        ["--objects", $"s3://{bucket}"],
        new Dictionary<string, string>
        {
            ["AWS_ENDPOINT_URL"] = (await S3Server.Address).ToString(),
            ["AWS_ACCESS_KEY_ID"] = S3Server.AccessKey,
            ["AWS_SECRET_ACCESS_KEY"] = S3Server.SecretKey,
            ["Media__Preset"] = "ultrafast",
            ["Transcode__LeaseDuration"] = "00:00:05",
        });

    /// <summary>Answers the videos by their files.</summary>
    private async Task<Dictionary<string, string>> Round(RunningProduct product, Faults? faults, Random random)
    {
        using var deadline = new CancellationTokenSource(Patience);
        using var uploader = await Uploader.SignUp(product.Address);
        var text = await TestClips.Text();
        var videos = new List<NewVideo>();
        foreach (var file in new[] { text, await TestClips.Small(), await TestClips.Portrait(), await TestClips.Lasting() })
        {
            videos.Add(await uploader.Create(file, deadline.Token));
        }

        var percent = new ConcurrentDictionary<string, double>();
        var ended = Task.WhenAll(videos.Select(video => Follow(uploader, video, percent, deadline.Token)));
        if (faults is not null)
        {
            // by what has been done, not by the clock: a slow machine breaks at the same places
            foreach (var at in Enumerable.Range(0, FaultsPerRound).Select(_ => random.Next(-10, 95)).Order())
            {
                while (percent.Values.Sum() / videos.Count < at && !ended.IsCompleted)
                {
                    await Task.WhenAny(ended, Task.Delay(LookPause, deadline.Token));
                }

                output.WriteLine($"  {(at < 0 ? "while files are sent" : $"at {at} %")}: {await faults.Next(ended)}");
            }
        }

        await ended;
        return videos.ToDictionary(video => video.File, video => video.Id);
    }

    /// <summary>From the upload to the end; whatever can be played on the way must be there.</summary>
    private async Task Follow(Uploader uploader, NewVideo video, ConcurrentDictionary<string, double> percent, CancellationToken deadline)
    {
        await uploader.Send(video, deadline);
        var isGood = video.File != await TestClips.Text();
        while (true)
        {
            try
            {
                var now = await uploader.Look(video.Id, deadline);
                if (now.Hls is not null)
                {
                    await walk.Follow(uploader.Http, now.Hls, again: now.HasEnded, deadline);
                }

                percent[video.Id] = now.HasEnded ? 100 : now.Percent;
                if (now.HasEnded && await IsAsItShouldBe(uploader, video, now, isGood, deadline))
                {
                    return;
                }
            }
            catch (Exception failure) when (Uploader.IsPassing(failure) && !deadline.IsCancellationRequested)
            {
                // nobody is there to answer, just now
            }

            await Task.Delay(LookPause, deadline);
        }
    }

    /// <summary>A good file that FAILED is tried again by its owner.</summary>
    private async Task<bool> IsAsItShouldBe(Uploader uploader, NewVideo video, VideoNow end, bool isGood, CancellationToken deadline)
    {
        lock (ends)
        {
            var told = end.Reason is null ? end.Status : $"{end.Status} ({end.Reason})";
            ends[told] = ends.GetValueOrDefault(told) + 1;
        }

        if (!isGood)
        {
            end.ShouldSatisfyAllConditions(() => end.Status.ShouldBe("FAILED"), () => end.Code.ShouldBe("UNSUPPORTED_MEDIA"));
            return true;
        }

        if (end.Status == "FAILED")
        {
            output.WriteLine($"  {video.Id} FAILED: {end.Reason}");
            end.Code.ShouldBe("CONFLICT", "the file is good: the reason is what broke");
            await uploader.Retry(video.Id, deadline);
        }

        return end.Status == "READY";
    }

    /// <summary>The end of a video is told before the last of its traces has gone.</summary>
    private async Task NothingWaits(RunningProduct product)
    {
        using var deadline = new CancellationTokenSource(Patience);
        while (await product.Ask("select count(*) from transcode_task") != "0" || (await S3Server.Objects(bucket)).Keys.Any(IsUpload))
        {
            await Task.Delay(LookPause, deadline.Token);
        }

        static bool IsUpload(string key) => key.StartsWith("uploads/", StringComparison.Ordinal) || key.StartsWith("._", StringComparison.Ordinal);
    }

    /// <summary>The names of all objects of the videos of a round, by file, each with the hash of its bytes.</summary>
    private async Task<SortedDictionary<string, string>> Contents(Dictionary<string, string> videos)
    {
        var fileOf = videos.ToDictionary(video => video.Value, video => Path.GetFileNameWithoutExtension(video.Key));
        var contents = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, hash) in await S3Server.Objects(bucket))
        {
            if (fileOf.TryGetValue(key.Split('/')[0], out var file))
            {
                contents[file + key[key.IndexOf('/', StringComparison.Ordinal)..]] = hash;
            }
        }

        return contents;
    }

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : null;
}
