using System.Security.Cryptography;
using Sunomi.Testing;
using Sunomi.Videos;

namespace Sunomi.Tests.Videos;

/// <summary>The cluster dies without a word, another one starts on its database and folder.</summary>
public sealed class CrashTests(ClusterFixture cluster) : IClassFixture<ClusterFixture>
{
    [Fact]
    public async Task A_video_ends_ready_by_itself_with_the_same_objects_as_an_undisturbed_run()
    {
        var studio = await Studio.Open(cluster);
        var clip = await TestClips.Lasting();
        var undisturbed = await studio.Publish(clip);
        (await studio.WaitForEnd(undisturbed)).Status.ShouldBe(VideoStatus.Ready);
        var disturbed = await studio.Publish(clip);
        var before = await studio.WaitFor(disturbed, now => now.Stage == ProcessingStage.Transcoding && now.Percent > 10);

        await cluster.Kill();
        await cluster.Start();

        var first = await cluster.Grains.Video(disturbed).GetProcessing(studio.Owner, default);
        first!.Percent.ShouldBeGreaterThanOrEqualTo(before.Percent);
        (await studio.WaitForEnd(disturbed)).Status.ShouldBe(VideoStatus.Ready);
        (await Digests(studio, disturbed)).ShouldBe(await Digests(studio, undisturbed));
    }

    [Fact]
    public async Task What_was_about_to_be_removed_is_removed()
    {
        var studio = await Studio.Open(cluster);
        var id = await studio.Publish(await TestClips.Lasting());
        await studio.WaitFor(id, now => now.Stage == ProcessingStage.Transcoding);
        (await cluster.Grains.Video(id).Delete(studio.Owner, default)).Expect();

        await cluster.Kill();
        await cluster.Start();
        (await cluster.Grains.Video(id).Get(studio.Owner, default)).ShouldBeNull();

        await Eventually.True(async () => await cluster.Grains.VideoWork(id).GetKeptObjects(default) == KeptObjects.None);
        (await studio.Objects(id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_silo_that_is_told_to_stop_hands_its_tasks_back()
    {
        var studio = await Studio.Open(cluster);
        var id = await studio.Publish(await TestClips.Lasting());
        await studio.WaitFor(id, now => now.Stage == ProcessingStage.Transcoding && now.Percent > 5);

        await cluster.Stop();

        (await cluster.Count("select count(*) from transcode_task where video_id = @id", id.Value)).ShouldBeGreaterThan(0);
        (await cluster.Count("select count(*) from transcode_task where video_id = @id and token is not null", id.Value)).ShouldBe(0);
        Directory.EnumerateFileSystemEntries(cluster.ScratchFolder).ShouldBeEmpty();
        await cluster.Start();
        (await studio.WaitForEnd(id)).Status.ShouldBe(VideoStatus.Ready);
    }

    private async Task<string[]> Digests(Studio studio, VideoId id)
    {
        var digests = new List<string>();
        foreach (var (name, _) in await studio.Objects(id))
        {
            await using var content = (await cluster.Objects.Open($"{id}/{name}", null, default)).ShouldNotBeNull();
            digests.Add($"{name} {Convert.ToHexString(await SHA256.HashDataAsync(content.Stream))}");
        }

        digests.Sort(StringComparer.Ordinal);
        return [.. digests];
    }
}
