using System.Globalization;
using Sunomi.Testing;
using Sunomi.Tests.Videos;
using Sunomi.Videos;
using Xunit.Abstractions;

namespace Sunomi.Tests.PipelineChaos;

/// <summary>
/// Four uploads at once, and everything that can break breaks, from a seed: an ffmpeg, the whole cluster, the object store (errors, silence),
/// the database. Every video ends READY or FAILED with a true reason, and nothing is published that is not there.
/// <para>
/// SUNOMI_CHAOS_ROUNDS and SUNOMI_CHAOS_SEED say how often and from where; the long form has 20 rounds:
/// <c>SUNOMI_CHAOS_ROUNDS=20 dotnet test tests/Grains.Tests -c Release --filter PipelineChaosTests --logger "console;verbosity=detailed"</c>
/// </para>
/// </summary>
public sealed class PipelineChaosTests(PipelineChaosFixture cluster, ITestOutputHelper output) : IClassFixture<PipelineChaosFixture>
{
    private const int FaultsPerRound = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(1.5);

    private readonly List<string> missing = [];
    private int kills;
    private int looks;

    [Fact]
    public async Task Whatever_breaks_every_video_ends_and_what_is_published_is_there()
    {
        var rounds = Setting("SUNOMI_CHAOS_ROUNDS") ?? 2;
        var seed = Setting("SUNOMI_CHAOS_SEED") ?? 20;
        var studio = await Studio.Open(cluster);
        var ended = new Dictionary<VideoId, VideoProcessing>();
        for (var round = 0; round < rounds; round++)
        {
            foreach (var (id, end) in await Round(new Random(seed + round), studio, round))
            {
                ended.Add(id, end);
            }
        }

        missing.ShouldBeEmpty();
        cluster.Log.Doubled(kills).ShouldBeEmpty();
        foreach (var (id, end) in ended)
        {
            await NothingIsLeftOver(studio, id, end);
        }

        await cluster.Stop();
        Directory.EnumerateFileSystemEntries(cluster.ScratchFolder).ShouldBeEmpty();
        Files(Path.Combine(cluster.Folder, "objects", ".tmp")).ShouldBeEmpty();
        Files(Path.Combine(cluster.Folder, "objects", "uploads")).ShouldBeEmpty();
        output.WriteLine(
            $"{rounds} rounds from seed {seed}: {ended.Values.Count(end => end.Status == VideoStatus.Ready)} READY, "
            + $"{ended.Values.Count(end => end.Status == VideoStatus.Failed)} FAILED; tasks began {cluster.Log.Begun} times, "
            + $"{cluster.Log.Broken} attempts broke off, {kills} kills of the cluster; playlists were looked through {looks} times, 0 segments missing");
        await cluster.Start();
    }

    private async Task<Dictionary<VideoId, VideoProcessing>> Round(Random random, Studio studio, int round)
    {
        var text = await studio.Publish(await TestClips.Text());
        VideoId[] videos =
        [
            text,
            await studio.Publish(await TestClips.Small()),
            await studio.Publish(await TestClips.Portrait()),
            await studio.Publish(await TestClips.Lasting()),
        ];
        using var deadline = new CancellationTokenSource(Patience);
        var ends = videos.ToDictionary(id => id, id => Follow(studio, id, deadline.Token));
        for (var fault = 0; fault < FaultsPerRound; fault++)
        {
            // by what has been done, not by the clock: a slow machine breaks at the same places
            await Task.WhenAny(cluster.Weather.After(random.Next(5, 40)), Task.WhenAll(ends.Values));
            output.WriteLine($"round {round}: {await Break(random)}");
        }

        await Task.WhenAll(ends.Values);
        var result = ends.ToDictionary(end => end.Key, end => end.Value.Result);
        result[text].Status.ShouldBe(VideoStatus.Failed);
        result[text].Error!.Code.ShouldBe(Sunomi.Outcomes.ErrorCode.UnsupportedMedia);
        foreach (var (id, end) in result.Where(end => end.Key != text))
        {
            output.WriteLine($"round {round}: {id} {end.Status} {end.Error?.Message}");
            end.Error?.Code.ShouldNotBe(Sunomi.Outcomes.ErrorCode.UnsupportedMedia, "the file is good");
            (end.Status == VideoStatus.Ready || end.Error is { Message.Length: > 0 }).ShouldBeTrue();
        }

        return result;
    }

    private async Task<string> Break(Random random)
    {
        switch (random.Next(5))
        {
            case 0:
                return Encoders.KillOne(random) ? "an ffmpeg was killed" : "no ffmpeg was there to be killed";
            case 1:
                kills++;
                await cluster.Kill();
                await cluster.Start();
                return "the cluster was killed and started again";
            case 2:
                await cluster.Weather.Fail(Outage);
                return "the object store answered 500";
            case 3:
                await cluster.Weather.Hang(Outage * 3);
                return "the object store hung";
            default:
                await cluster.Database.Interrupt(Outage);
                return "PostgreSQL was restarted";
        }
    }

    /// <summary>To the end; whatever can be played on the way must be there.</summary>
    private async Task<VideoProcessing> Follow(Studio studio, VideoId id, CancellationToken deadline)
    {
        while (true)
        {
            try
            {
                var video = await cluster.Grains.Video(id).Get(studio.Owner, deadline);
                if (video?.Playback is { } playback)
                {
                    await Look(id, playback);
                }

                if (await cluster.Grains.Video(id).GetProcessing(studio.Owner, deadline) is { Status: VideoStatus.Ready or VideoStatus.Failed } end)
                {
                    return end;
                }
            }
            catch (Exception failure) when (failure is not ShouldAssertException && !deadline.IsCancellationRequested)
            {
                // nobody is there to answer, just now
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), deadline);
        }
    }

    private async Task Look(VideoId id, VideoPlayback playback)
    {
        foreach (var segment in await new Playlists(cluster, id, playback).Segments())
        {
            if (!File.Exists(Path.Combine(cluster.Folder, "objects", id.ToString(), segment)))
            {
                lock (missing)
                {
                    missing.Add($"{id}/{segment}");
                }
            }
        }

        Interlocked.Increment(ref looks);
    }

    /// <summary>All segments that are stored are named, and no task waits.</summary>
    private async Task NothingIsLeftOver(Studio studio, VideoId id, VideoProcessing end)
    {
        if (end.Status == VideoStatus.Ready)
        {
            var playback = (await cluster.Grains.Video(id).Get(studio.Owner, default)).ShouldNotBeNull().Playback.ShouldNotBeNull();
            var named = await new Playlists(cluster, id, playback).Segments();
            var stored = (await studio.Objects(id)).Keys.Where(name => name.EndsWith(".m4s", StringComparison.Ordinal));
            stored.Except(named).ShouldBeEmpty();
        }

        await Eventually.True(async () => await cluster.Count("select count(*) from transcode_task where video_id = @id", id.Value) == 0);
    }

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : null;

    private static string[] Files(string folder) =>
        Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories) : [];
}
