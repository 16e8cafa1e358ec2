using System.Text.Json;
using Sunomi.Channels;
using Sunomi.Outcomes;
using Sunomi.Storage.Objects;
using Sunomi.Transcoding;
using Sunomi.Users;
using Sunomi.Videos;

namespace Sunomi.Tests.Videos;

public sealed class VideoStateTests
{
    private static readonly DateTimeOffset Now = new(2026, 8, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly VideoId Id = VideoId.New(TimeProvider.System);
    private static readonly UserId Owner = UserId.New(TimeProvider.System);
    private static readonly PackageDone Package = new("g1/master.m3u8", "g1/manifest.mpd", [new VideoRendition("240p", 426, 240, 30, 500_000, "avc1")]);

    [Fact]
    public void A_new_upload_awaits_its_bytes()
    {
        var state = Uploading();

        state.Status.ShouldBe(VideoStatus.Uploading);
        state.AwaitsBytes.ShouldBeTrue();
        state.IsUnfinished.ShouldBeTrue();
        state.Version.ShouldBe(1);
    }

    [Fact]
    public void Processing_begins_with_the_probe()
    {
        var state = Processing();

        state.Status.ShouldBe(VideoStatus.Processing);
        state.Generation.ShouldBe(1);
        state.Upload.ShouldBeNull();
        state.Processing!.Tasks.ShouldHaveSingleItem().Kind.ShouldBe(TranscodeTaskKind.Probe);
    }

    [Fact]
    public void The_plan_decides_which_tasks_follow()
    {
        var state = Planned();

        state.Processing!.Tasks.Where(task => !task.IsDone).Select(task => (task.Kind, task.Index, task.Urgency)).ShouldBe(
        [
            (TranscodeTaskKind.Opening, 0, 0), (TranscodeTaskKind.Audio, 0, 1), (TranscodeTaskKind.Video, 0, 1), (TranscodeTaskKind.Video, 1, 2),
        ]);
        (state.DurationSeconds, state.Width, state.Height).ShouldBe((20, 1280, 720));
    }

    [Fact]
    public void Stills_wait_for_the_last_encode_and_the_package_for_the_stills()
    {
        var before = Planned().Done(TranscodeTaskKind.Opening, 0).Done(TranscodeTaskKind.Video, 0).Done(TranscodeTaskKind.Audio, 0);
        before.Processing!.IsFinishing.ShouldBeFalse();

        var after = before.Done(TranscodeTaskKind.Video, 1);

        after.Processing!.IsFinishing.ShouldBeTrue();
        after.Processing.Tasks.Where(task => !task.IsDone).Select(task => task.Kind).ShouldBe([TranscodeTaskKind.Stills]);
        after.Done(TranscodeTaskKind.Stills, 0).Processing!.Tasks.Where(task => !task.IsDone).Select(task => task.Kind).ShouldBe([TranscodeTaskKind.Package]);
    }

    [Fact]
    public void It_is_complete_when_stills_and_package_are_both_done()
    {
        var still = Encoded().Apply(Done(TranscodeTaskKind.Stills, 0, new StillsDone("g1/poster.jpg")));
        still.Status.ShouldBe(VideoStatus.Processing);
        still.Playback.ShouldNotBeNull().Complete.ShouldBeFalse();

        var ready = still.Apply(Done(TranscodeTaskKind.Package, 0, Package));

        ready.Status.ShouldBe(VideoStatus.Ready);
        ready.Playback.ShouldNotBeNull().PosterObject.ShouldBe("g1/poster.jpg");
        ready.Playback.Complete.ShouldBeTrue();
        ready.IsUnfinished.ShouldBeFalse();
    }

    [Fact]
    public void It_can_be_played_when_the_first_segment_has_picture_and_sound()
    {
        var silent = Planned().Stored(TranscodeTaskKind.Opening, 0, 1);
        silent.Playback.ShouldBeNull();
        silent.PublishedAt.ShouldBeNull();

        var playable = silent.Stored(TranscodeTaskKind.Audio, 0, 3);

        playable.Status.ShouldBe(VideoStatus.Processing);
        playable.PublishedAt.ShouldBe(DateTimeOffset.UnixEpoch);
        playable.Version.ShouldBe(silent.Version + 1);
        var playback = playable.Playback.ShouldNotBeNull();
        (playback.HlsObject, playback.Complete, playback.Segments).ShouldBe(("g1/master.m3u8", false, 1));
        playback.Renditions.Select(rendition => rendition.Name).ShouldBe(["240p"]);
        playable.Stored(TranscodeTaskKind.Audio, 0, 4).Version.ShouldBe(playable.Version);
    }

    [Fact]
    public void With_the_sound_in_its_opening_nothing_behind_that_can_be_played_before_it_is_done()
    {
        var begun = Processing().Apply(Done(TranscodeTaskKind.Probe, 0, Plan with { AudioWeights = [], Chunks = [new PlannedChunk(2, 0), new PlannedChunk(3, 0.5)] }));
        begun.Processing!.HasSoundTasks.ShouldBeFalse();
        begun.Processing.Tasks.Where(task => !task.IsDone).Select(task => (task.Kind, task.Index)).ShouldBe([(TranscodeTaskKind.Opening, 0), (TranscodeTaskKind.Video, 1)]);

        var state = begun.Stored(TranscodeTaskKind.Opening, 0, 2).Stored(TranscodeTaskKind.Video, 1, 1);

        state.Playback!.Segments.ShouldBe(2);
        state.Playback.Renditions.Length.ShouldBe(2);
        state.Done(TranscodeTaskKind.Opening, 0).Playback!.Segments.ShouldBe(3);
    }

    [Fact]
    public void What_the_opening_has_not_made_yet_no_chunk_makes_up_for()
    {
        var late = Planned().Done(TranscodeTaskKind.Audio, 0).Done(TranscodeTaskKind.Video, 0).Done(TranscodeTaskKind.Video, 1);
        late.Playback.ShouldBeNull();

        var begun = late.Stored(TranscodeTaskKind.Opening, 0, 1);
        begun.Playback!.Segments.ShouldBe(1);
        begun.Playback.Renditions.Length.ShouldBe(2);
        begun.Done(TranscodeTaskKind.Opening, 0).Playback!.Segments.ShouldBe(4);
    }

    [Fact]
    public void An_opening_in_all_renditions_counts_for_each_of_them()
    {
        var work = Processing().Apply(Done(TranscodeTaskKind.Probe, 0, Plan with { Chunks = [new PlannedChunk(2, 0), new PlannedChunk(3, 0.5)] })).Processing!;

        ProgressShares.OfRungs(work, task => task.Kind == TranscodeTaskKind.Opening ? 1 : 0).ShouldBe(0.4, 1e-9);
    }

    [Fact]
    public void Only_what_has_no_gap_before_it_can_be_played_and_the_last_segment_only_when_all_is_done()
    {
        var state = Planned().Done(TranscodeTaskKind.Audio, 0).Stored(TranscodeTaskKind.Opening, 0, 1).Stored(TranscodeTaskKind.Video, 1, 2);
        state.Playback!.Segments.ShouldBe(1);

        var whole = state.Done(TranscodeTaskKind.Opening, 0);
        whole.Playback!.Segments.ShouldBe(2);
        whole.Playback.Renditions.Length.ShouldBe(1);

        var behind = whole.Stored(TranscodeTaskKind.Video, 0, 2);
        behind.Playback!.Segments.ShouldBe(2);
        behind.Playback.Renditions.Length.ShouldBe(2);
        behind.Stored(TranscodeTaskKind.Video, 0, 3).Playback!.Segments.ShouldBe(4);

        var all = whole.Done(TranscodeTaskKind.Video, 0).Done(TranscodeTaskKind.Video, 1);
        all.Playback!.Segments.ShouldBe(4);
        all.Playback.Renditions.Select(rendition => rendition.Name).ShouldBe(["240p", "480p"]);
    }

    [Fact]
    public void What_could_be_played_early_is_withdrawn_when_the_rest_fails()
    {
        var failed = Planned().Done(TranscodeTaskKind.Audio, 0).Done(TranscodeTaskKind.Opening, 0).Apply(Failed());

        failed.Playback.ShouldBeNull();
        failed.PublishedAt.ShouldBeNull();
    }

    [Fact]
    public void A_video_without_a_picture_of_it_is_published_all_the_same()
    {
        var ready = Encoded().Apply(Done(TranscodeTaskKind.Stills, 0, new EncodeDone())).Apply(Done(TranscodeTaskKind.Package, 0, Package));

        ready.Status.ShouldBe(VideoStatus.Ready);
        ready.Playback!.PosterObject.ShouldBeNull();
    }

    [Fact]
    public void An_outage_is_no_failure_and_no_start_of_the_task_that_it_holds_up()
    {
        var probe = Task(TranscodeTaskKind.Probe);
        var later = Now.AddMinutes(1);

        var held = Processing()
            .Apply(new VideoChange.TaskTaken(probe, 1)).Apply(new VideoChange.TaskHeldUp(probe, Now))
            .Apply(new VideoChange.TaskTaken(probe, 2)).Apply(new VideoChange.TaskHeldUp(probe, later))
            .Processing!.Find(probe)!;
        var failed = Processing().Apply(new VideoChange.TaskHeldUp(probe, Now)).Apply(new VideoChange.TaskSetBack(probe, "cause"))
            .Processing!.Find(probe)!;

        (held.Starts, held.Failures.Length, held.HeldUp).ShouldBe((0, 0, new HoldUp(Now, 2)));
        failed.HeldUp.ShouldBeNull();
    }

    [Fact]
    public void A_token_lower_than_one_seen_is_stale()
    {
        var state = Processing().Apply(new VideoChange.TaskTaken(Task(TranscodeTaskKind.Probe), 7));

        state.Judge(Task(TranscodeTaskKind.Probe), 6).ShouldBe(TaskVerdict.Stale);
        state.Judge(Task(TranscodeTaskKind.Probe), 7).ShouldBe(TaskVerdict.Wanted);
        state.Judge(Task(TranscodeTaskKind.Probe), 8).ShouldBe(TaskVerdict.Wanted);
    }

    [Fact]
    public void What_is_done_cancelled_or_unknown_is_over()
    {
        var planned = Planned();

        planned.Judge(Task(TranscodeTaskKind.Probe), 99).ShouldBe(TaskVerdict.Over);
        planned.Judge(Task(TranscodeTaskKind.Package), 99).ShouldBe(TaskVerdict.Over);
        planned.Judge(Task(TranscodeTaskKind.Video) with { Generation = 2 }, 99).ShouldBe(TaskVerdict.Over);
        planned.Apply(new VideoChange.Deleted(Now)).Judge(Task(TranscodeTaskKind.Video), 99).ShouldBe(TaskVerdict.Over);
        planned.Apply(Failed()).Judge(Task(TranscodeTaskKind.Video), 99).ShouldBe(TaskVerdict.Over);
    }

    [Fact]
    public void Trying_again_goes_on_with_what_is_done()
    {
        var failed = Planned().Done(TranscodeTaskKind.Audio, 0).Done(TranscodeTaskKind.Opening, 0).Apply(Failed());
        failed.WhyNotRetry().ShouldBeNull();
        failed.FailedWork!.CanResume.ShouldBeTrue();

        var again = failed.Apply(new VideoChange.ProcessingResumed(Now));

        (again.Status, again.Generation, again.Error).ShouldBe((VideoStatus.Processing, 1, null));
        again.Processing!.Tasks.Where(task => !task.IsDone).ShouldAllBe(task => task.Kind == TranscodeTaskKind.Video && task.Failures.Length == 0);
        again.Playback.ShouldNotBeNull().Complete.ShouldBeFalse();
    }

    [Fact]
    public void When_a_part_got_lost_trying_again_is_a_new_generation_and_the_old_one_is_to_be_removed()
    {
        var failed = Planned().Apply(Failed(TaskFailures.MissingObject));
        failed.FailedWork!.CanResume.ShouldBeFalse();

        var again = failed.Apply(new VideoChange.ProcessingStarted(Now, Now.AddSeconds(30)));

        again.Generation.ShouldBe(2);
        again.Error.ShouldBeNull();
        again.Processing!.Tasks.ShouldHaveSingleItem().Kind.ShouldBe(TranscodeTaskKind.Probe);
        again.OldGenerations.ShouldBe([new OldGeneration(1, Now.AddSeconds(30))]);
        again.Apply(new VideoChange.GenerationRemoved(1)).OldGenerations.ShouldBeEmpty();
    }

    [Fact]
    public void Another_file_leaves_the_video_as_it_is_until_it_is_ready_itself()
    {
        var ready = Encoded().Apply(Done(TranscodeTaskKind.Stills, 0, new EncodeDone())).Apply(Done(TranscodeTaskKind.Package, 0, Package));
        ready.WhyNotReplace(Owner).ShouldBeNull();

        var replacing = ready
            .Apply(new VideoChange.ReplacementBegun("new.mp4", new UploadSession($"uploads/{Id}", 20, "video/mp4", null, null, Now.AddHours(1)), Now))
            .Apply(new VideoChange.UploadArrived("other"))
            .Apply(new VideoChange.ProcessingStarted(Now, Now));
        (replacing.Status, replacing.Playback, replacing.Generation, replacing.IsUnfinished).ShouldBe((VideoStatus.Ready, ready.Playback, 1, true));
        replacing.OriginalOf(2).ShouldBe("original-2");
        var failed = replacing.Apply(new VideoChange.ProcessingFailed(Probe(2), "refused", new Problem(Sunomi.Outcomes.ErrorCode.UnsupportedMedia, "No.")));
        (failed.Status, failed.Playback, failed.Replacement!.Status).ShouldBe((VideoStatus.Ready, ready.Playback, VideoStatus.Failed));

        var planned = replacing.Apply(new VideoChange.TaskDone(
            Probe(2), new ProbeDone(7, 320, 180, [new PlannedRung("180p", 320, 180, 30, 300_000, "avc1")], [new PlannedChunk(2, 1)], [], null, 4), Now));
        planned.DurationSeconds.ShouldBe(20);
        var switched = planned
            .Apply(new VideoChange.TaskDone(new TranscodeTaskId(Id, 2, TranscodeTaskKind.Video, 0), new EncodeDone(), Now))
            .Apply(new VideoChange.TaskDone(new TranscodeTaskId(Id, 2, TranscodeTaskKind.Stills, 0), new EncodeDone(), Now))
            .Apply(new VideoChange.TaskDone(new TranscodeTaskId(Id, 2, TranscodeTaskKind.Package, 0), Package, Now));

        (switched.Status, switched.Generation, switched.DurationSeconds, switched.FileName).ShouldBe((VideoStatus.Ready, 2, 7, "new.mp4"));
        switched.Replacement.ShouldBeNull();
        switched.Playback!.Generation.ShouldBe(2);
        switched.OldGenerations.ShouldBe([new OldGeneration(1, Now) { Original = "original" }]);
    }

    [Fact]
    public void Only_what_failed_can_be_tried_again()
    {
        Processing().WhyNotRetry()!.Code.ShouldBe(Sunomi.Outcomes.ErrorCode.Conflict);
        Uploading().WhyNotRetry()!.Code.ShouldBe(Sunomi.Outcomes.ErrorCode.Conflict);
    }

    [Fact]
    public void Others_get_the_answer_for_what_does_not_exist()
    {
        var stranger = UserId.New(TimeProvider.System);

        Uploading().WhyNotChange(stranger).ShouldBe(Problem.NotFound("video"));
        Uploading().WhyNotChange(Owner).ShouldBeNull();
        Uploading().Apply(new VideoChange.Deleted(Now)).WhyNotChange(Owner).ShouldBe(Problem.NotFound("video"));
    }

    [Fact]
    public void The_version_grows_only_with_what_others_can_see()
    {
        var state = Processing();

        state.Apply(new VideoChange.TaskTaken(Task(TranscodeTaskKind.Probe), 1)).Version.ShouldBe(state.Version);
        state.Apply(new VideoChange.PercentNoted(1, 5)).Version.ShouldBe(state.Version);
        state.Apply(new VideoChange.Edited("New", null, Visibility.Private, [])).Version.ShouldBe(state.Version + 1);
    }

    [Fact]
    public void What_is_stored_comes_back_the_same()
    {
        var state = Encoded().Apply(new VideoChange.Edited("Title", "Words", Visibility.Unlisted, ["a", "b"]));

        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        var json = JsonSerializer.Serialize(state, options);
        var back = JsonSerializer.Deserialize<VideoState>(json, options)!;

        JsonSerializer.Serialize(back, options).ShouldBe(json);
        back.Processing!.Tasks.ShouldBe(state.Processing!.Tasks, new SameJson());
        back.ToSnapshot(Id).Tags.ShouldBe(["a", "b"]);
        back.Owner.ShouldBe(Owner);
    }

    [Fact]
    public void Work_on_the_beginning_of_a_file_goes_on_with_the_whole()
    {
        var state = Begun();
        (state.Status, state.AwaitsBytes, state.Generation, state.LastGeneration, state.Playback).ShouldBe((VideoStatus.Uploading, true, 1, 1, null));

        state = state.Stored(TranscodeTaskKind.Opening, 0, 2).Stored(TranscodeTaskKind.Audio, 0, 2);
        state.Status.ShouldBe(VideoStatus.Uploading);
        state.Playback.ShouldNotBeNull().Segments.ShouldBe(2);

        var whole = state.Apply(new VideoChange.UploadArrived("etag")).Apply(new VideoChange.ProcessingStarted(Now, Now.AddSeconds(30)));
        (whole.Status, whole.Generation, whole.Upload).ShouldBe((VideoStatus.Processing, 1, null));
        whole.Processing.ShouldBe(state.Processing);
        whole.Playback.ShouldNotBeNull().Segments.ShouldBe(2);
        whole.Processing!.Tasks.ShouldContain(task => task.Kind == TranscodeTaskKind.Check && !task.IsDone);
    }

    [Fact]
    public void A_plan_that_does_not_hold_is_withdrawn_with_all_that_was_made_of_it()
    {
        var whole = Begun().Stored(TranscodeTaskKind.Opening, 0, 2).Stored(TranscodeTaskKind.Audio, 0, 2)
            .Apply(new VideoChange.UploadArrived("etag")).Apply(new VideoChange.ProcessingStarted(Now, Now.AddSeconds(30)));

        var anew = whole.Apply(new VideoChange.ProcessingStarted(Now, Now.AddSeconds(30)));

        (anew.Generation, anew.Playback, anew.PublishedAt).ShouldBe((2, null, null));
        anew.Processing!.Tasks.ShouldHaveSingleItem().Kind.ShouldBe(TranscodeTaskKind.Probe);
        anew.OldGenerations.ShouldHaveSingleItem().Generation.ShouldBe(1);
    }

    [Fact]
    public void Sound_is_paused_until_there_is_twice_as_much_of_it()
    {
        var work = Begun().Processing!;
        (work.SegmentsWithin(99), work.SegmentsWithin(100), work.SegmentsWithin(899), work.SegmentsWithin(900)).ShouldBe((0, 2, 3, 5));

        var paused = Begun().Apply(new VideoChange.TaskTaken(Task(TranscodeTaskKind.Audio), 7)).Apply(new VideoChange.TaskPaused(Task(TranscodeTaskKind.Audio), 2, null, Now));

        var sound = paused.Processing!.Find(Task(TranscodeTaskKind.Audio))!;
        (sound.NeedsBytes, sound.Segments, sound.Starts, sound.IsDone).ShouldBe((900, 2, 0, false));
    }

    [Fact]
    public void Work_begun_early_is_not_finished_before_the_whole_was_checked()
    {
        var state = Begun().Done(TranscodeTaskKind.Opening, 0).Done(TranscodeTaskKind.Video, 0).Done(TranscodeTaskKind.Video, 1).Done(TranscodeTaskKind.Audio, 0);
        state.Processing!.IsFinishing.ShouldBeFalse();

        state.Apply(new VideoChange.TaskDone(Task(TranscodeTaskKind.Check), new PlanChecked(Holds: true), Now)).Processing!.IsFinishing.ShouldBeTrue();
    }

    [Fact]
    public void A_sure_plan_is_not_checked_again_and_its_end_waits_for_the_whole()
    {
        var state = Uploading().Apply(new VideoChange.ArrivalBegun()).Apply(Done(TranscodeTaskKind.Probe, 0, Plan with
        {
            IsOfBeginning = true,
            IsSure = true,
            Opening = new(2, 0.1, 100),
            Chunks = [new PlannedChunk(3, 0.3, 500), new PlannedChunk(2, 0.5, ProcessingState.WholeFile)],
        }));

        state.Processing!.Tasks.ShouldNotContain(task => task.Kind == TranscodeTaskKind.Check);
        Runnable(state, arrived: 1_000_000).ShouldBe([TranscodeTaskKind.Opening, TranscodeTaskKind.Audio, TranscodeTaskKind.Video]);
        Runnable(state, arrived: null).ShouldBe([TranscodeTaskKind.Opening, TranscodeTaskKind.Audio, TranscodeTaskKind.Video, TranscodeTaskKind.Video]);
        state.Done(TranscodeTaskKind.Opening, 0).Done(TranscodeTaskKind.Video, 0).Done(TranscodeTaskKind.Video, 1).Done(TranscodeTaskKind.Audio, 0)
            .Processing!.IsFinishing.ShouldBeTrue();
    }

    /// <summary>A part of the file was there to plan with.</summary>
    [Fact]
    public void What_is_not_sure_waits_for_another_look_or_for_the_plan_of_the_whole()
    {
        var begun = BegunOpen();
        Runnable(begun, arrived: 600).ShouldBe([TranscodeTaskKind.Opening, TranscodeTaskKind.Audio, TranscodeTaskKind.Video]);
        Runnable(begun, arrived: 799).ShouldNotContain(TranscodeTaskKind.Check);
        Runnable(begun, arrived: 800).ShouldContain(TranscodeTaskKind.Check);
        var paused = begun.Apply(new VideoChange.TaskTaken(Task(TranscodeTaskKind.Audio), 7)).Apply(new VideoChange.TaskPaused(Task(TranscodeTaskKind.Audio), 3, null, Now));
        Runnable(paused, arrived: 1_000_000).ShouldNotContain(TranscodeTaskKind.Audio);

        var extended = paused.Apply(new VideoChange.TaskTaken(Task(TranscodeTaskKind.Check), 8))
            .Apply(new VideoChange.PlanExtended(Task(TranscodeTaskKind.Check), [500, 900], ProcessingState.WholeFile));

        (Find(extended, TranscodeTaskKind.Video, 1).NeedsBytes, Find(extended, TranscodeTaskKind.Video, 2).NeedsBytes).ShouldBe((900, ProcessingState.NotKnownYet));
        Find(extended, TranscodeTaskKind.Audio).NeedsBytes.ShouldBe(ProcessingState.NotKnownYet);
        (Find(extended, TranscodeTaskKind.Check).NeedsBytes, Find(extended, TranscodeTaskKind.Check).Starts).ShouldBe((ProcessingState.WholeFile, 0));
        Runnable(extended, arrived: null).ShouldBe([TranscodeTaskKind.Opening, TranscodeTaskKind.Video, TranscodeTaskKind.Video, TranscodeTaskKind.Check]);
    }

    [Fact]
    public void What_failed_with_a_part_of_the_file_is_not_tried_with_more_of_it()
    {
        var failed = BegunOpen().Apply(new VideoChange.TaskPaused(Task(TranscodeTaskKind.Video), 0, ProcessingState.WholeFile, Now));

        var extended = failed.Apply(new VideoChange.PlanExtended(Task(TranscodeTaskKind.Check), [500, 900], 1600));

        Find(extended, TranscodeTaskKind.Video).NeedsBytes.ShouldBe(ProcessingState.WholeFile);
    }

    [Fact]
    public void The_plan_of_the_whole_takes_the_place_of_an_open_one_and_keeps_what_was_made()
    {
        var whole = BegunOpen().Done(TranscodeTaskKind.Opening, 0).Stored(TranscodeTaskKind.Audio, 0, 3).Done(TranscodeTaskKind.Video, 0)
            .Apply(new VideoChange.UploadArrived("etag")).Apply(new VideoChange.ProcessingStarted(Now, Now.AddSeconds(30)));
        Runnable(whole, arrived: null).ShouldBe([TranscodeTaskKind.Check]);

        var closed = whole.Apply(Done(TranscodeTaskKind.Check, 0, new PlanChecked(
            true, Plan with { DurationSeconds = 20.2, Chunks = [new PlannedChunk(3, 0.3), new PlannedChunk(2, 0.2), new PlannedChunk(2, 0.3)] })));

        (closed.DurationSeconds, closed.Generation, closed.Processing!.IsOpen).ShouldBe((20.2, 1, false));
        (Find(closed, TranscodeTaskKind.Video).IsDone, Find(closed, TranscodeTaskKind.Audio).Segments).ShouldBe((true, 3));
        Runnable(closed, arrived: null).ShouldBe([TranscodeTaskKind.Audio, TranscodeTaskKind.Video, TranscodeTaskKind.Video]);
    }

    private static VideoState BegunOpen() => Uploading().Apply(new VideoChange.ArrivalBegun()).Apply(Done(TranscodeTaskKind.Probe, 0, Plan with
    {
        IsOfBeginning = true,
        IsOpen = true,
        NextLook = 800,
        Opening = new(2, 0.1, 100),
        Chunks = [new PlannedChunk(3, 0.3, 500), new PlannedChunk(2, 0.2, ProcessingState.NotKnownYet), new PlannedChunk(2, 0.3, ProcessingState.NotKnownYet)],
    }));

    private static ProcessingTask Find(VideoState state, TranscodeTaskKind kind, int index = 0) => state.Processing!.Find(Task(kind, index))!;

    private static IEnumerable<TranscodeTaskKind> Runnable(VideoState state, long? arrived) =>
        state.Processing!.Tasks.Where(task => !task.IsDone && state.Processing.MayRun(task, arrived)).Select(task => task.Kind);

    private static VideoState Begun() => Uploading().Apply(new VideoChange.ArrivalBegun()).Apply(Done(
        TranscodeTaskKind.Probe, 0, Plan with { IsOfBeginning = true, Opening = new(2, 0.1, 100), Chunks = [new PlannedChunk(3, 0.3, 500), new PlannedChunk(2, 0.5, 900)] }));

    private static VideoState Uploading() => new VideoState().Apply(new VideoChange.UploadBegun(
        Owner,
        ChannelId.New(TimeProvider.System),
        "Title",
        null,
        Visibility.Public,
        "clip.mp4",
        new UploadSession($"uploads/{Id}", 10, "video/mp4", null, null, Now.AddHours(1)),
        Ordered: null,
        Now));

    private static VideoState Processing() =>
        Uploading().Apply(new VideoChange.UploadArrived("etag")).Apply(new VideoChange.ProcessingStarted(Now, Now.AddSeconds(30)));

    private static ProbeDone Plan => new(
        20,
        1280,
        720,
        [new PlannedRung("240p", 426, 240, 30, 500_000, "avc1"), new PlannedRung("480p", 854, 480, 30, 1_800_000, "avc1")],
        [new PlannedChunk(3, 0.3), new PlannedChunk(2, 0.5)],
        [0.1],
        new PlannedOpening(2, 0.1),
        SegmentSeconds: 4);

    private static VideoState Planned() => Processing().Apply(Done(TranscodeTaskKind.Probe, 0, Plan));

    private static VideoState Encoded() =>
        Planned().Done(TranscodeTaskKind.Opening, 0).Done(TranscodeTaskKind.Video, 0).Done(TranscodeTaskKind.Video, 1).Done(TranscodeTaskKind.Audio, 0);

    private static VideoChange.ProcessingFailed Failed(string cause = "a-cause") => new(Task(TranscodeTaskKind.Video, 1), cause, new Problem(Sunomi.Outcomes.ErrorCode.Invalid, "It did not work."));

    private static VideoChange.TaskDone Done(TranscodeTaskKind kind, int index, TaskResult result) => new(Task(kind, index), result, Now);

    private static TranscodeTaskId Probe(int generation) => new(Id, generation, TranscodeTaskKind.Probe, 0);

    private static TranscodeTaskId Task(TranscodeTaskKind kind, int index = 0) => new(Id, 1, kind, index);

    private sealed class SameJson : IEqualityComparer<ProcessingTask>
    {
        public bool Equals(ProcessingTask? x, ProcessingTask? y) => JsonSerializer.Serialize(x) == JsonSerializer.Serialize(y);

        public int GetHashCode(ProcessingTask task) => task.Index;
    }
}

file static class Encodes
{
    public static VideoState Stored(this VideoState state, TranscodeTaskKind kind, int index, int segments)
    {
        var id = new TranscodeTaskId(default, state.Generation, kind, index);
        return state.Apply(new VideoChange.SegmentsStored(id, segments, DateTimeOffset.UnixEpoch));
    }

    public static VideoState Done(this VideoState state, TranscodeTaskKind kind, int index)
    {
        var id = new TranscodeTaskId(default, state.Generation, kind, index);
        return state.Apply(new VideoChange.TaskDone(id, new EncodeDone(), DateTimeOffset.UnixEpoch));
    }
}
