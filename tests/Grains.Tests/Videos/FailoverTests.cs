using Sunomi.Testing;
using Sunomi.Videos;

namespace Sunomi.Tests.Videos;

/// <summary>One of two silos dies, with whatever grains and jobs were on it.</summary>
public sealed class FailoverTests(FailoverTests.OneSlotFixture cluster) : IClassFixture<FailoverTests.OneSlotFixture>
{
    /// <summary>A real cluster takes its time to declare a silo dead.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task The_work_of_a_dead_silo_goes_on_elsewhere()
    {
        var studio = await Studio.Open(cluster);
        await cluster.Cluster.StartAdditionalSiloAsync();
        var id = await studio.Publish(await TestClips.Lasting());
        await studio.WaitFor(id, now => now.Stage == ProcessingStage.Transcoding && now.Percent > 5);

        await cluster.Cluster.KillSiloAsync(cluster.Cluster.Silos[0]);

        await Eventually.True(() => IsReady(id, studio), Patience);
        (await studio.Objects(id)).Keys.ShouldContain("g1/master.m3u8");
    }

    /// <summary>Calls through the dead silo fail until the others know.</summary>
    private async Task<bool> IsReady(VideoId id, Studio studio)
    {
        try
        {
            var now = await cluster.Grains.Video(id).GetProcessing(studio.Owner, default);
            now!.Status.ShouldNotBe(VideoStatus.Failed, now.Error?.Message);
            return now.Status == VideoStatus.Ready;
        }
        catch (Exception failure) when (failure is OrleansException or TimeoutException)
        {
            return false;
        }
    }

    /// <summary>So that the silos share the chunks.</summary>
    public sealed class OneSlotFixture : ClusterFixture
    {
        public OneSlotFixture() => Settings["Transcode:Slots"] = "1";
    }
}
