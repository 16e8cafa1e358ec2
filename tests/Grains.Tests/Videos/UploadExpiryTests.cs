using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Sunomi.Storage.Catalogue;
using Sunomi.Testing;
using Sunomi.Videos;

namespace Sunomi.Tests.Videos;

public sealed class UploadExpiryTests(UploadExpiryTests.ClockFixture cluster) : IClassFixture<UploadExpiryTests.ClockFixture>
{
    /// <summary>More than an upload has, with its grace.</summary>
    private static readonly TimeSpan Long = TimeSpan.FromHours(25);

    [Fact]
    public async Task An_upload_that_nobody_finished_is_removed()
    {
        var studio = await Studio.Open(cluster);
        var id = await studio.Send(await TestClips.Small());
        var catalogue = cluster.Services.GetRequiredService<VideoTable>();
        (await catalogue.VersionOf(id, default)).ShouldNotBeNull();
        cluster.Clock.Advance(Long);

        await Eventually.True(async () =>
        {
            // what the reminder will do, without waiting a minute for it
            await cluster.Grains.Video(id).AsReference<IRemindable>().ReceiveReminder("resume", default);
            return await cluster.Grains.VideoWork(id).GetKeptObjects(default) == KeptObjects.None;
        });

        (await cluster.Grains.Video(id).Get(studio.Owner, default)).ShouldBeNull();
        (await catalogue.VersionOf(id, default)).ShouldBeNull();
        (await cluster.Objects.Stat($"uploads/{id}", default)).ShouldBeNull();
        await Eventually.True(async () => await cluster.Count("select count(*) from orleans_reminder where grain_id = 'video/' || @id", id) == 0);
    }

    [Fact]
    public async Task An_activation_whose_state_another_one_changed_leaves_it_to_a_new_one()
    {
        var studio = await Studio.Open(cluster);
        var id = await studio.Send(await TestClips.Small());
        (await cluster.Count(
            "with changed as (update orleans_state set version = version + 1 where extension = @id returning 1) select count(*) from changed", id))
            .ShouldBe(1);
        cluster.Clock.Advance(Long);
        var conflicts = 0;

        await Eventually.True(async () =>
        {
            try
            {
                await cluster.Grains.Video(id).AsReference<IRemindable>().ReceiveReminder("resume", default);
            }
            catch (InconsistentStateException)
            {
                conflicts++;
            }

            return await cluster.Grains.VideoWork(id).GetKeptObjects(default) == KeptObjects.None;
        });

        conflicts.ShouldBe(1);
    }

    /// <summary>A cluster whose clock stands still unless a test sets it.</summary>
    public sealed class ClockFixture : ClusterFixture
    {
        public SettableClock Clock { get; } = new(TimeProvider.System.GetUtcNow());

        protected override void Prepare(IServiceCollection services) => services.AddSingleton<TimeProvider>(Clock);
    }
}
