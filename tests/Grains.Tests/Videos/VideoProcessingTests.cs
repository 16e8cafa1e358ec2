using Microsoft.Extensions.DependencyInjection;
using Sunomi.Storage.Catalogue;
using Sunomi.Testing;
using Sunomi.Transcoding;
using Sunomi.Videos;

namespace Sunomi.Tests.Videos;

/// <summary>Whole ways through the product's workers, with real ffmpeg.</summary>
public sealed class VideoProcessingTests(ClusterFixture cluster) : IClassFixture<ClusterFixture>
{
    [Fact]
    public async Task An_upload_becomes_a_video_that_can_be_played()
    {
        var studio = await Studio.Open(cluster);
        var id = await studio.Send(await TestClips.Small());
        await using var watch = await studio.Watch(id);
        (await cluster.Grains.Video(id).CompleteUpload(studio.Owner, default)).Expect();

        var end = await watch.Until(now => now.Status != VideoStatus.Processing);
        await watch.UntilSeen(happened => happened is VideoChanged { Video.Status: VideoStatus.Ready });
        await watch.UntilSeen(happened => happened is ProcessingChanged { Processing.Status: VideoStatus.Ready });

        end.Error.ShouldBeNull();
        end.Status.ShouldBe(VideoStatus.Ready);
        end.Percent.ShouldBe(100);
        end.Renditions.ShouldAllBe(rung => rung.Percent == 100);
        var video = (await cluster.Grains.Video(id).Get(null, default)).ShouldNotBeNull();
        video.PublishedAt.ShouldNotBeNull();
        video.DurationSeconds!.Value.ShouldBe(3, 0.2);
        (video.Width, video.Height).ShouldBe((320, 180));
        var playback = video.Playback.ShouldNotBeNull();
        playback.Renditions.ShouldNotBeEmpty();
        await EverythingNamedExists(studio, id, playback);
        (await Catalogue.Find([id], default)).ShouldHaveSingleItem().Status.ShouldBe(VideoStatus.Ready);
        ProgressNeverFalls(watch);
        await NothingIsQueued(id);
        (await cluster.Count("select count(*) from orleans_reminder where grain_id = 'video/' || @id", id)).ShouldBe(0);
        Directory.EnumerateFiles(cluster.ScratchFolder, "*", SearchOption.AllDirectories).ShouldAllBe(file => Path.GetFileName(file) == "lock");
    }

    [Fact]
    public async Task Completing_ten_times_at_once_processes_once()
    {
        var studio = await Studio.Open(cluster);
        var id = await studio.Send(await TestClips.Small());
        var video = cluster.Grains.Video(id);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => video.CompleteUpload(studio.Owner, default)));
        await studio.WaitForEnd(id);
        var again = await video.CompleteUpload(studio.Owner, default);

        outcomes.ShouldAllBe(outcome => outcome.Problems.Length == 0);
        again.Expect().Playback!.Generation.ShouldBe(1);
        (await studio.Objects(id)).Keys.ShouldAllBe(name => name == "original" || name.StartsWith("g1/"));
    }

    [Fact]
    public async Task What_is_not_a_video_fails_in_plain_words_and_can_be_tried_again()
    {
        var studio = await Studio.Open(cluster);
        var id = await studio.Publish(await TestClips.Text());

        var end = await studio.WaitForEnd(id);
        (await cluster.Grains.Video(id).RetryProcessing(studio.Owner, default)).Expect().Status.ShouldBe(VideoStatus.Processing);
        var second = await studio.WaitForEnd(id);

        foreach (var failed in new[] { end, second })
        {
            failed.Status.ShouldBe(VideoStatus.Failed);
            failed.Playable.ShouldBeFalse();
            failed.Error.ShouldNotBeNull().Code.ShouldBe(Sunomi.Outcomes.ErrorCode.UnsupportedMedia);
            failed.Error.Message.ShouldNotContain("Exception");
        }

        (await studio.Objects(id)).Keys.ShouldBe(["original"]);
        (await cluster.Grains.Video(id).Get(null, default)).ShouldBeNull();
        await NothingIsQueued(id);
    }

    public static TheoryData<string, Func<Task<string>>, Sunomi.Outcomes.ErrorCode> BadFiles => new()
    {
        { "truncated", TestClips.Truncated, Sunomi.Outcomes.ErrorCode.Invalid },
        { "a playlist", () => TestClips.PlaylistNaming("/etc/hostname"), Sunomi.Outcomes.ErrorCode.UnsupportedMedia },
        { "a concat script", () => TestClips.ConcatNaming("/etc/hostname"), Sunomi.Outcomes.ErrorCode.UnsupportedMedia },
        { "a bomb of pixels", TestClips.HugePicture, Sunomi.Outcomes.ErrorCode.UnsupportedMedia },
    };

    [Theory]
    [MemberData(nameof(BadFiles), DisableDiscoveryEnumeration = true)]
    public async Task A_bad_file_fails_and_nothing_of_it_is_published(string what, Func<Task<string>> make, Sunomi.Outcomes.ErrorCode code)
    {
        var studio = await Studio.Open(cluster);
        var id = await studio.Publish(await make());

        var end = await studio.WaitForEnd(id);

        end.Status.ShouldBe(VideoStatus.Failed, what);
        end.Error.ShouldNotBeNull().Code.ShouldBe(code, end.Error.Message);
        (await cluster.Grains.Video(id).Get(null, default)).ShouldBeNull();
        (await studio.Objects(id)).Keys.ShouldAllBe(name => !name.EndsWith(".m3u8") && !name.EndsWith(".mpd"));
    }

    [Fact]
    public async Task Work_whose_lease_is_lost_stops_and_begins_again_when_the_video_looks()
    {
        var studio = await Studio.Open(cluster);
        var id = await studio.Publish(await TestClips.Lasting());
        await studio.WaitFor(id, now => now.Stage == ProcessingStage.Transcoding && now.Percent > 5);

        await cluster.Grains.TranscodeQueue().Cancel(id, default);
        await cluster.Grains.Video(id).AsReference<IRemindable>().ReceiveReminder("resume", default);

        (await studio.WaitForEnd(id)).Status.ShouldBe(VideoStatus.Ready);
        await NothingIsQueued(id);
    }

    [Fact]
    public async Task Deleting_in_the_middle_leaves_nothing()
    {
        var studio = await Studio.Open(cluster);
        var id = await studio.Publish(await TestClips.Lasting());
        await studio.WaitFor(id, now => now.Stage == ProcessingStage.Transcoding && now.Percent > 5);
        await using var watch = await studio.Watch(id);

        var deleted = await cluster.Grains.Video(id).Delete(studio.Owner, default);

        deleted.Expect().Status.ShouldBe(VideoStatus.Processing);
        (await cluster.Grains.Video(id).Get(studio.Owner, default)).ShouldBeNull();
        (await cluster.Grains.Video(id).GetProcessing(studio.Owner, default)).ShouldBeNull();
        (await Catalogue.Find([id], default)).ShouldBeEmpty();
        await watch.UntilSeen(happened => happened is VideoDeleted);
        await Eventually.True(async () => await cluster.Grains.VideoWork(id).GetKeptObjects(default) == KeptObjects.None);
        (await studio.Objects(id)).ShouldBeEmpty();
        await NothingIsQueued(id);
        (await cluster.Grains.Video(id).Delete(studio.Owner, default)).ExpectProblem(Sunomi.Outcomes.ErrorCode.NotFound);
        (await cluster.Count("select count(*) from orleans_state where extension = @id", id)).ShouldBe(0);
        (await cluster.Count("select count(*) from orleans_reminder where grain_id = 'video/' || @id", id)).ShouldBe(0);
    }

    private VideoTable Catalogue => cluster.Services.GetRequiredService<VideoTable>();

    private async Task NothingIsQueued(VideoId id) =>
        await Eventually.True(async () =>
            (await cluster.Services.GetRequiredService<TranscodeTaskTable>().Load(ITranscodeQueueGrain.DefaultPool, default)).All(row => row.Task.Id.Video != id));

    private static void ProgressNeverFalls(VideoWatch watch)
    {
        var told = watch.Seen.OfType<ProcessingChanged>().Select(happened => happened.Processing).ToArray();
        told.Length.ShouldBeGreaterThan(2);
        told.Select(processing => processing.Percent).ShouldBeInOrder();
        foreach (var rung in told[^1].Renditions.Select(rendition => rendition.Name))
        {
            told.SelectMany(processing => processing.Renditions).Where(rendition => rendition.Name == rung).Select(rendition => rendition.Percent).ShouldBeInOrder();
        }

        watch.Seen.Select(happened => (happened.Number.Epoch, happened.Number.Sequence)).ShouldBeInOrder();
    }

    private async Task EverythingNamedExists(Studio studio, VideoId id, VideoPlayback playback)
    {
        var stored = await studio.Objects(id);
        stored.ShouldContainKey(playback.HlsObject);
        stored.ShouldContainKey(playback.DashObject);
        stored.ShouldContainKey(playback.PosterObject.ShouldNotBeNull());
        var segments = await new Playlists(cluster, id, playback).Segments();
        segments.ShouldAllBe(segment => stored.ContainsKey(segment));
        segments.Length.ShouldBeGreaterThan(2);
    }
}
