using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Sunomi.Media;
using Sunomi.Testing;
using Sunomi.Transcoding;
using Sunomi.Videos;

namespace Sunomi.Tests.Transcoding;

/// <summary>Which encoders wait, and how long. None is brought a byte here, so none stores anything, and no video is asked.</summary>
public sealed class WaitingSoundsTests : IAsyncLifetime
{
    private readonly SettableClock clock = new(DateTimeOffset.UnixEpoch);
    private readonly string scratch = Directory.CreateTempSubdirectory("sunomi-sounds-").FullName;
    private readonly TranscodeOptions options = new() { WaitingSounds = 2, LeaseDuration = TimeSpan.FromHours(1) };
    private MediaPipeline media = null!;
    private EncodePlan plan = null!;
    private WaitingSounds waiting = null!;

    public async Task InitializeAsync()
    {
        media = new MediaPipeline(Options.Create(new MediaOptions { Scratch = scratch }), NullLogger<MediaPipeline>.Instance);
        plan = (await media.Plan(new MediaSource(await TestClips.Small()), default)).ShouldBeOfType<PlanResult.Planned>().Plan;
        waiting = new WaitingSounds(media, grains: null!, Options.Create(options), clock, NullLogger<WaitingSounds>.Instance);
    }

    public async Task DisposeAsync()
    {
        await waiting.DisposeAsync();
        Directory.Delete(scratch); // nothing is left in it
    }

    [Fact]
    public async Task Who_comes_back_finds_its_own()
    {
        var (one, other) = (Track(), Track());
        var (first, second) = (await Keep(one), await Keep(other));

        (await waiting.Take(other)).ShouldBeSameAs(second);
        (await waiting.Take(other)).ShouldBeNull();
        (await waiting.Take(one)).ShouldBeSameAs(first);
        await first.DisposeAsync();
        await second.DisposeAsync();
    }

    [Fact]
    public async Task The_one_that_has_waited_longest_makes_room()
    {
        TranscodeTaskId[] tracks = [Track(), Track(), Track()];
        foreach (var track in tracks[..2])
        {
            await Keep(track);
        }

        // the first goes on, and waits again
        await waiting.Keep(tracks[0], (await waiting.Take(tracks[0]))!);
        await Keep(tracks[2]);

        (await waiting.Take(tracks[1])).ShouldBeNull();
        foreach (var track in new[] { tracks[0], tracks[2] })
        {
            await (await waiting.Take(track)).ShouldNotBeNull().DisposeAsync();
        }
    }

    [Fact]
    public async Task Nobody_waits_too_long()
    {
        var track = Track();
        await Keep(track);

        clock.Advance(options.LongestSoundWait);
        await waiting.EndUseless();

        (await waiting.Take(track)).ShouldBeNull();
        Directory.EnumerateFileSystemEntries(scratch).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_silo_that_stops_ends_those_that_wait_and_keeps_no_more()
    {
        var (one, late) = (Track(), Track());
        await Keep(one);

        await waiting.Stop();
        await Keep(late);

        (await waiting.Take(one)).ShouldBeNull();
        (await waiting.Take(late)).ShouldBeNull();
        Directory.EnumerateFileSystemEntries(scratch).ShouldBeEmpty();
    }

    private static TranscodeTaskId Track() => new(VideoId.New(TimeProvider.System), 1, TranscodeTaskKind.Audio, 0);

    private async Task<ArrivingSound> Keep(TranscodeTaskId task)
    {
        var sound = waiting.Begin(new GenerationObjects(objects: null!, task), plan, track: 0);
        await waiting.Keep(task, sound);
        return sound;
    }
}
