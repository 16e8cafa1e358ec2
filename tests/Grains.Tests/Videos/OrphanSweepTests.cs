using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Sunomi.Storage;
using Sunomi.Storage.Catalogue;
using Sunomi.Testing;
using Sunomi.Videos;

namespace Sunomi.Tests.Videos;

public sealed class OrphanSweepTests(WorkerlessFixture cluster) : IClassFixture<WorkerlessFixture>
{
    private readonly LateClock clock = new();

    [Fact]
    public async Task Only_what_no_video_owns_is_removed_and_only_when_it_is_a_day_old()
    {
        var studio = await Studio.Open(cluster);
        var (waiting, living) = (await studio.Send(await TestClips.Small()), await studio.Publish(await TestClips.Small()));
        var (orphan, sent) = (VideoId.New(TimeProvider.System), VideoId.New(TimeProvider.System));
        var (kept, dropped) = (AttachmentId.New(TimeProvider.System), AttachmentId.New(TimeProvider.System));
        (await cluster.Grains.Video(living).SetPoster(studio.Owner, $"posters/{kept}.jpg", default)).Expect();
        (await cluster.Grains.Video(living).AttachCaptions(studio.Owner, new VideoCaptions($"captions/{kept}", "en", "English", 3), default)).Expect();
        string[] stays = [$"uploads/{waiting}", $"{living}/original", "notes/readme.txt", $"{living}/posters/{kept}.jpg", $"{living}/captions/{kept}/all.vtt"];
        string[] orphans =
        [
            $"{orphan}/g1/240p/00001.m4s", $"{orphan}/original", $"uploads/{sent}", $"uploads/{living}",
            $"{living}/posters/{dropped}.jpg", $"{living}/captions/{dropped}/all.vtt", $"{living}/captions/{dropped}/00001.vtt", $"uploads/{living}.{dropped}",
        ];
        foreach (var key in orphans.Concat(stays[2..]))
        {
            await cluster.Objects.Put(key, "video/mp4", new byte[3], default);
        }

        (await Sweep()).ShouldBe(0);
        (await Missing([.. stays, .. orphans])).ShouldBeEmpty();

        clock.Late = TimeSpan.FromHours(25);
        (await Sweep()).ShouldBe(6);
        (await Missing(stays)).ShouldBeEmpty();
        (await Missing(orphans)).ShouldBe(orphans);
    }

    [Fact]
    public async Task Nothing_is_removed_from_the_store_of_another_database()
    {
        var orphan = $"{VideoId.New(TimeProvider.System)}/original";
        // an empty store, or one of a database with videos, is taken
        await Sweep();
        await cluster.Objects.Put(orphan, "video/mp4", new byte[3], default);
        clock.Late = TimeSpan.FromHours(25);

        await using var wrong = await PostgresServer.CreateDatabase(Migrator.Migrate);
        await using var rename = wrong.DataSource.CreateCommand("update instance set id = gen_random_uuid()");
        await rename.ExecuteNonQueryAsync();
        (await Sweep(new StoreBinding(cluster.Objects, wrong.DataSource))).ShouldBe(0);

        (await Missing([orphan])).ShouldBeEmpty();
        (await Sweep()).ShouldBe(1);
    }

    private Task<int> Sweep() => Sweep(cluster.Services.GetRequiredService<StoreBinding>());

    private async Task<int> Sweep(StoreBinding binding)
    {
        using var sweep = new OrphanSweep(
            cluster.Objects, binding, cluster.Services.GetRequiredService<VideoTable>(), cluster.Grains, clock, NullLogger<OrphanSweep>.Instance);
        return await sweep.Sweep(default);
    }

    private async Task<string[]> Missing(string[] keys)
    {
        var missing = new List<string>();
        foreach (var key in keys)
        {
            if (await cluster.Objects.Stat(key, default) is null)
            {
                missing.Add(key);
            }
        }

        return [.. missing];
    }

    private sealed class LateClock : TimeProvider
    {
        public TimeSpan Late { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Late;
    }
}
