using Sunomi.Storage.Objects.Local;
using Sunomi.Testing;
using Sunomi.Videos;

namespace Sunomi.Tests.Videos;

/// <summary>Another file for a video that is there already, with real ffmpeg.</summary>
public sealed class ReplacementTests(ClusterFixture cluster) : IClassFixture<ClusterFixture>
{
    [Fact]
    public async Task Another_file_takes_the_place_of_the_first_when_it_is_ready_and_a_bad_one_never_does()
    {
        var studio = await Studio.Open(cluster);
        var id = await studio.Publish(await TestClips.Small());
        (await studio.WaitForEnd(id)).Status.ShouldBe(VideoStatus.Ready);
        var video = cluster.Grains.Video(id);

        // a file that is no video
        await Replace(studio, id, await TestClips.Text());
        await Eventually.True(async () => (await video.GetReplacement(studio.Owner, default))?.Status == VideoStatus.Failed);
        (await video.GetReplacement(studio.Owner, default))!.Error!.Code.ShouldBe(Sunomi.Outcomes.ErrorCode.UnsupportedMedia);
        (await video.GetReplacement(null, default)).ShouldBeNull();
        (await video.Get(null, default)).ShouldNotBeNull().Playback.ShouldNotBeNull().Generation.ShouldBe(1);

        // a good one
        await Replace(studio, id, await TestClips.Portrait());
        (await video.Get(null, default)).ShouldNotBeNull().Status.ShouldBe(VideoStatus.Ready);
        await Eventually.True(async () => (await video.Get(null, default))?.Playback?.Generation > 1);

        var switched = (await video.Get(null, default))!;
        (switched.Width, switched.Height, switched.Playback!.Complete).ShouldBe((360, 640, true));
        (await video.GetReplacement(studio.Owner, default)).ShouldBeNull();
        (await video.GetOriginal(null, default)).ShouldBeNull();
        var original = (await video.GetOriginal(studio.Owner, default)).ShouldNotBeNull();
        (await cluster.Objects.Stat(original, default))!.Size.ShouldBe(new FileInfo(await TestClips.Portrait()).Length);
        await Eventually.True(async () =>
        {
            await video.AsReference<IRemindable>().ReceiveReminder("resume", default);
            return (await studio.Objects(id)).Keys.All(name => $"{id}/{name}" == original || name.StartsWith($"g{switched.Playback.Generation}/", StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task Only_the_owner_may_replace_and_only_what_was_processed()
    {
        var studio = await Studio.Open(cluster);
        var id = await studio.Send(await TestClips.Small());
        var file = new ReplacingFile("new.mp4", 10, "video/mp4");

        (await cluster.Grains.Video(id).ReplaceUpload(Sunomi.Users.UserId.New(TimeProvider.System), file, default)).ExpectProblem(Sunomi.Outcomes.ErrorCode.NotFound);
        (await cluster.Grains.Video(id).ReplaceUpload(studio.Owner, file, default)).ExpectProblem(Sunomi.Outcomes.ErrorCode.Conflict);
    }

    private async Task Replace(Studio studio, VideoId id, string path)
    {
        var file = new ReplacingFile("new.mp4", new FileInfo(path).Length, "video/mp4");
        var started = (await cluster.Grains.Video(id).ReplaceUpload(studio.Owner, file, default)).Expect();
        (await cluster.Grains.Video(id).ReplaceUpload(studio.Owner, file, default)).Expect();
        (await studio.Put(id, started.Target, path)).ShouldBeOfType<ReceiveResult.Stored>();
        (await cluster.Grains.Video(id).CompleteUpload(studio.Owner, default)).Expect().Status.ShouldBe(VideoStatus.Ready);
    }
}
