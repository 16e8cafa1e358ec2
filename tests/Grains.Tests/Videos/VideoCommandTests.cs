using Microsoft.Extensions.DependencyInjection;
using Sunomi.Channels;
using Sunomi.Outcomes;
using Sunomi.Storage.Catalogue;
using Sunomi.Storage.Objects.Local;
using Sunomi.Testing;
using Sunomi.Transcoding;
using Sunomi.Users;
using Sunomi.Videos;
using ErrorCode = Sunomi.Outcomes.ErrorCode;

namespace Sunomi.Tests.Videos;

/// <summary>What people may do with videos, and what workers may report; the tests are the workers.</summary>
public sealed class VideoCommandTests(WorkerlessFixture cluster) : IClassFixture<WorkerlessFixture>
{
    private static readonly UserId Stranger = UserId.New(TimeProvider.System);
    private static readonly ProbeDone Plan = new(
        3, 320, 180, [new PlannedRung("180p", 320, 180, 30, 500_000, "avc1")], [new PlannedChunk(1, 0.9)], [0.1], Opening: null, SegmentSeconds: 4);

    [Fact]
    public async Task Everything_wrong_with_an_upload_is_said_at_once()
    {
        var studio = await Studio.Open(cluster);
        var upload = new NewUpload(studio.Channel, " ", new string('x', 5001), "a\u0000b", 0, "text/html", (Visibility)9);

        var outcome = await New().CreateUpload(studio.Owner, upload, default);

        outcome.Value.ShouldBeNull();
        outcome.Problems.Select(problem => problem.Field!.Single()).ShouldBe(["title", "description", "fileName", "size", "contentType", "visibility"]);
    }

    [Fact]
    public async Task A_file_above_the_limit_is_refused()
    {
        var studio = await Studio.Open(cluster);

        (await New().CreateUpload(studio.Owner, studio.Upload(20_000_000_001), default)).ExpectProblem(ErrorCode.TooLarge).Field.ShouldBe(["size"]);
    }

    [Fact]
    public async Task Nobody_uploads_to_the_channel_of_another()
    {
        var (studio, other) = (await Studio.Open(cluster), await Studio.Open(cluster));

        var foreign = (await New().CreateUpload(studio.Owner, other.Upload(10), default)).ExpectProblem(ErrorCode.NotFound);
        var made = new NewUpload(ChannelId.New(TimeProvider.System), "A", null, "a.mp4", 10, "video/mp4", Visibility.Public);
        var none = (await New().CreateUpload(studio.Owner, made, default)).ExpectProblem(ErrorCode.NotFound);

        foreign.Message.ShouldBe(none.Message);
    }

    [Fact]
    public async Task Creating_twice_is_one_upload()
    {
        var studio = await Studio.Open(cluster);
        var video = New();

        var first = (await video.CreateUpload(studio.Owner, studio.Upload(10), default)).Expect();
        var second = (await video.CreateUpload(studio.Owner, studio.Upload(10), default)).Expect();

        second.Video.Version.ShouldBe(first.Video.Version);
        second.Target.Url.ShouldNotBeNullOrEmpty();
        (await video.CreateUpload(Stranger, studio.Upload(10), default)).ExpectProblem(ErrorCode.NotFound);
    }

    [Fact]
    public async Task Completing_without_the_bytes_is_a_conflict_that_a_later_call_mends()
    {
        var studio = await Studio.Open(cluster);
        var id = VideoId.New(TimeProvider.System);
        var clip = await TestClips.Small();
        var started = (await cluster.Grains.Video(id).CreateUpload(studio.Owner, studio.Upload(new FileInfo(clip).Length), default)).Expect();

        (await cluster.Grains.Video(id).CompleteUpload(studio.Owner, default)).ExpectProblem(ErrorCode.Conflict).Message.ShouldBe("The bytes are not there yet.");
        (await studio.Put(id, started.Target, clip)).ShouldBeOfType<ReceiveResult.Stored>();
        (await cluster.Grains.Video(id).CompleteUpload(studio.Owner, default)).Expect().Status.ShouldBe(VideoStatus.Processing);
    }

    [Fact]
    public async Task More_bytes_than_declared_are_refused_and_nothing_is_kept()
    {
        var studio = await Studio.Open(cluster);
        var id = VideoId.New(TimeProvider.System);
        var clip = await TestClips.Small();
        var started = (await cluster.Grains.Video(id).CreateUpload(studio.Owner, studio.Upload(new FileInfo(clip).Length - 1), default)).Expect();
        (await studio.Put(id, started.Target, clip)).ShouldBeOfType<ReceiveResult.Refused>();

        // and if they got into the store all the same
        await cluster.Objects.Put($"uploads/{id}", "video/mp4", await File.ReadAllBytesAsync(clip), default);
        (await cluster.Grains.Video(id).CompleteUpload(studio.Owner, default)).ExpectProblem(ErrorCode.TooLarge);

        (await cluster.Objects.Stat($"uploads/{id}", default)).ShouldBeNull();
        (await studio.Objects(id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Bytes_of_another_type_are_refused()
    {
        var studio = await Studio.Open(cluster);
        var id = VideoId.New(TimeProvider.System);
        (await cluster.Grains.Video(id).CreateUpload(studio.Owner, studio.Upload(4), default)).Expect();
        await cluster.Objects.Put($"uploads/{id}", "video/webm", new byte[4], default);

        (await cluster.Grains.Video(id).CompleteUpload(studio.Owner, default)).ExpectProblem(ErrorCode.UnsupportedMedia);

        (await cluster.Objects.Stat($"uploads/{id}", default)).ShouldBeNull();
    }

    [Fact]
    public async Task To_others_a_video_that_is_not_theirs_does_not_exist()
    {
        var studio = await Studio.Open(cluster);
        var id = await studio.Publish(await TestClips.Small());
        var (theirs, none) = (cluster.Grains.Video(id), New());

        foreach (var video in new[] { theirs, none })
        {
            (await video.Get(Stranger, default)).ShouldBeNull();
            (await video.Get(null, default)).ShouldBeNull();
            (await video.GetProcessing(Stranger, default)).ShouldBeNull();
            (await video.CompleteUpload(Stranger, default)).ExpectProblem(ErrorCode.NotFound).ShouldBe(Problem.NotFound("video"));
            (await video.Update(Stranger, new VideoEdit("X", null, null, null), default)).ExpectProblem(ErrorCode.NotFound).ShouldBe(Problem.NotFound("video"));
            (await video.RetryProcessing(Stranger, default)).ExpectProblem(ErrorCode.NotFound).ShouldBe(Problem.NotFound("video"));
            (await video.Delete(Stranger, default)).ExpectProblem(ErrorCode.NotFound).ShouldBe(Problem.NotFound("video"));
        }

        (await theirs.Get(studio.Owner, default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task An_edit_reaches_the_catalogue_at_once()
    {
        var studio = await Studio.Open(cluster);
        var id = await studio.Publish(await TestClips.Small());

        var edited = (await cluster.Grains.Video(id).Update(
            studio.Owner, new VideoEdit(" New title ", "Words", Visibility.Unlisted, ["a", "A", "b"]), default)).Expect();
        var refused = await cluster.Grains.Video(id).Update(studio.Owner, new VideoEdit("", null, null, ["\u200B"]), default);

        (edited.Title, edited.Description, edited.Visibility).ShouldBe(("New title", "Words", Visibility.Unlisted));
        edited.Tags.ShouldBe(["a", "b"]);
        refused.Problems.Length.ShouldBe(2);
        var row = (await Catalogue.Find([id], default)).ShouldHaveSingleItem();
        (row.Title, row.Version).ShouldBe((edited.Title, edited.Version));
        (await cluster.Grains.Video(id).Update(studio.Owner, new VideoEdit(null, "", null, null), default)).Expect().Description.ShouldBeNull();
    }

    [Fact]
    public async Task A_catalogue_row_that_fell_behind_heals()
    {
        var studio = await Studio.Open(cluster);
        var id = await studio.Publish(await TestClips.Small());
        var now = (await cluster.Grains.Video(id).Get(studio.Owner, default))!;
        await Catalogue.Remove(id, default);

        await cluster.Grains.Video(id).AsReference<IRemindable>().ReceiveReminder("resume", default);

        (await Catalogue.VersionOf(id, default)).ShouldBe(now.Version);
    }

    [Fact]
    public async Task A_result_with_an_old_token_changes_nothing()
    {
        var studio = await Studio.Open(cluster);
        var id = await studio.Publish(await TestClips.Small());
        var work = cluster.Grains.VideoWork(id);
        var probe = new TranscodeTask(new TranscodeTaskId(id, 1, TranscodeTaskKind.Probe, 0), studio.Owner, 0);
        (await work.TaskStarted(Lease(probe, 1001), default)).ShouldNotBeNull();
        (await work.TaskStarted(Lease(probe, 1002), default)).ShouldNotBeNull();

        (await work.TaskStarted(Lease(probe, 1001), default)).ShouldBeNull();
        (await work.TaskSucceeded(probe.Id, 1001, Plan, default)).ShouldBeFalse();
        (await work.TaskFailed(probe.Id, 1001, Failure("x", canGetBetter: false), default)).ShouldBeFalse();
        (await Stage(id, studio)).ShouldBe(ProcessingStage.Probing);

        (await work.TaskSucceeded(probe.Id, 1002, Plan, default)).ShouldBeTrue();
        (await work.TaskSucceeded(probe.Id, 1002, Plan, default)).ShouldBeFalse();
        (await Stage(id, studio)).ShouldBe(ProcessingStage.Transcoding);
    }

    [Fact]
    public async Task The_same_cause_three_times_is_the_end()
    {
        var studio = await Studio.Open(cluster);
        var id = await studio.Publish(await TestClips.Small());
        var probe = new TranscodeTaskId(id, 1, TranscodeTaskKind.Probe, 0);
        var work = cluster.Grains.VideoWork(id);

        foreach (var cause in new[] { "a", "b", "a", "b" })
        {
            (await work.TaskFailed(probe, 2000, Failure(cause), default)).ShouldBeTrue();
            (await Status(id, studio)).ShouldBe(VideoStatus.Processing);
        }

        (await work.TaskFailed(probe, 2000, Failure("a"), default)).ShouldBeTrue();

        (await Status(id, studio)).ShouldBe(VideoStatus.Failed);
        (await cluster.Grains.Video(id).GetProcessing(studio.Owner, default))!.Error.ShouldBe(new Problem(ErrorCode.Conflict, "It went wrong."));
        (await cluster.Grains.Video(id).RetryProcessing(studio.Owner, default)).Expect().Status.ShouldBe(VideoStatus.Processing);
        (await work.TaskFailed(probe, 3000, Failure("a"), default)).ShouldBeTrue();
        (await Status(id, studio)).ShouldBe(VideoStatus.Processing, "the failures of before do not count any more");
    }

    [Fact]
    public async Task A_task_that_takes_its_workers_down_is_given_up()
    {
        var studio = await Studio.Open(cluster);
        var id = await studio.Publish(await TestClips.Small());
        var probe = new TranscodeTask(new TranscodeTaskId(id, 1, TranscodeTaskKind.Probe, 0), studio.Owner, 0);

        for (var start = 1; start <= 20; start++)
        {
            (await cluster.Grains.VideoWork(id).TaskStarted(Lease(probe, 5000 + start), default)).ShouldNotBeNull();
        }

        (await cluster.Grains.VideoWork(id).TaskStarted(Lease(probe, 6000), default)).ShouldBeNull();
        (await Status(id, studio)).ShouldBe(VideoStatus.Failed);
    }

    [Fact]
    public async Task Progress_is_told_while_a_task_runs()
    {
        var studio = await Studio.Open(cluster);
        var id = await studio.Publish(await TestClips.Small());
        var work = cluster.Grains.VideoWork(id);
        (await work.TaskSucceeded(new TranscodeTaskId(id, 1, TranscodeTaskKind.Probe, 0), 1, Plan, default)).ShouldBeTrue();
        var chunk = new TranscodeTask(new TranscodeTaskId(id, 1, TranscodeTaskKind.Video, 0), studio.Owner, 1);
        (await work.TaskStarted(Lease(chunk, 7000), default)).ShouldNotBeNull();

        await work.TaskProgressed(chunk.Id, 7000, 1, new TaskProgress(0.5, Segments: 0));

        // the whole is shown a moment after its parts: it is noted first
        var shown = await studio.WaitFor(id, now => now.Renditions is [{ Percent: 50 }] && now.Percent > 2);
        shown.Percent.ShouldBe(2 + (94 * 0.9 * 0.5), 0.1);
        shown.Stage.ShouldBe(ProcessingStage.Transcoding);
    }

    private VideoTable Catalogue => cluster.Services.GetRequiredService<VideoTable>();

    private IVideoGrain New() => cluster.Grains.Video(VideoId.New(TimeProvider.System));

    private async Task<ProcessingStage> Stage(VideoId id, Studio studio) => (await cluster.Grains.Video(id).GetProcessing(studio.Owner, default))!.Stage;

    private async Task<VideoStatus> Status(VideoId id, Studio studio) => (await cluster.Grains.Video(id).GetProcessing(studio.Owner, default))!.Status;

    private static TaskLease Lease(TranscodeTask task, long token) => new(task, token, TimeSpan.FromSeconds(3));

    private static TaskFailure Failure(string cause, bool canGetBetter = true) => new(cause, "It went wrong.", canGetBetter, ErrorCode.Conflict);
}
