using Sunomi.Transcoding;
using Sunomi.Users;
using Sunomi.Videos;

namespace Sunomi.Tests.Transcoding;

public sealed class TaskBoardTests
{
    private static readonly DateTimeOffset Now = new(2026, 8, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Later = Now.AddSeconds(15);
    private static readonly UserId Anna = UserId.New(TimeProvider.System);
    private static readonly UserId Ben = UserId.New(TimeProvider.System);

    private readonly TaskBoard board = new();
    private long token;

    [Fact]
    public void Uploaders_take_turns()
    {
        var (a, b) = (VideoId.New(TimeProvider.System), VideoId.New(TimeProvider.System));
        for (var i = 0; i < 4; i++)
        {
            Add(Anna, a, i);
        }

        Add(Ben, b, 0);
        Add(Ben, b, 1);

        var order = Enumerable.Range(0, 6).Select(_ => Take()!).Select(task => (task.Owner, task.Id.Index)).ToArray();

        order.ShouldBe([(Anna, 0), (Ben, 0), (Anna, 1), (Ben, 1), (Anna, 2), (Anna, 3)]);
    }

    [Fact]
    public void The_urgent_goes_first_whoever_is_waiting()
    {
        var video = VideoId.New(TimeProvider.System);
        Add(Anna, video, 0, urgency: 2);
        Add(Anna, video, 1, urgency: 0);
        Add(Ben, video, 2, urgency: 1);

        new[] { Take()!.Id.Index, Take()!.Id.Index, Take()!.Id.Index }.ShouldBe([1, 2, 0]);
    }

    [Fact]
    public void A_quick_slot_leaves_video_chunks_to_others()
    {
        var video = VideoId.New(TimeProvider.System);
        Add(Anna, video, 0);
        board.Next(TranscodeSlotKind.Quick).ShouldBeNull();

        Add(Anna, video, 0, kind: TranscodeTaskKind.Audio);

        board.Next(TranscodeSlotKind.Quick)!.Id.Kind.ShouldBe(TranscodeTaskKind.Audio);
        board.Next(TranscodeSlotKind.Any)!.Id.Kind.ShouldBe(TranscodeTaskKind.Video);
    }

    [Fact]
    public void A_lease_that_is_not_extended_is_lost()
    {
        var task = Add(Anna, VideoId.New(TimeProvider.System), 0);
        Take();

        board.Expire(Later.AddMilliseconds(-1)).ShouldBeEmpty();
        board.Extend(task.Id, 1, Later.AddSeconds(5)).ShouldBeTrue();
        board.Expire(Later).ShouldBeEmpty();
        board.Expire(Later.AddSeconds(5)).ShouldBe([(task.Id, "worker-1")]);

        board.Extend(task.Id, 1, Later.AddSeconds(20)).ShouldBeFalse();
        board.Next(TranscodeSlotKind.Any).ShouldBe(task);
    }

    [Fact]
    public void An_old_token_neither_extends_nor_hands_back()
    {
        var task = Add(Anna, VideoId.New(TimeProvider.System), 0);
        Take();
        board.Expire(Later);
        Take();

        board.Extend(task.Id, 1, Later).ShouldBeFalse();
        board.Release(task.Id, 1).ShouldBeFalse();
        board.Extend(task.Id, 2, Later).ShouldBeTrue();
        board.Release(task.Id, 2).ShouldBeTrue();
        board.Next(TranscodeSlotKind.Any).ShouldBe(task);
    }

    [Fact]
    public void A_delayed_task_waits_for_its_time()
    {
        var task = new TranscodeTask(new TranscodeTaskId(VideoId.New(TimeProvider.System), 1, TranscodeTaskKind.Probe, 0), Anna, 0);
        board.Add(task, Later, Now);

        board.Next(TranscodeSlotKind.Any).ShouldBeNull();
        board.NextDue.ShouldBe(Later);
        board.Expire(Later).ShouldBeEmpty();
        board.Next(TranscodeSlotKind.Any).ShouldBe(task);
        board.NextDue.ShouldBeNull();
    }

    [Fact]
    public void What_is_removed_is_neither_waiting_nor_leased()
    {
        var (one, two) = (Add(Anna, VideoId.New(TimeProvider.System), 0), Add(Anna, VideoId.New(TimeProvider.System), 0));
        Take();

        board.Remove(one.Id);
        board.Remove(two.Id);

        board.WaitingCount.ShouldBe(0);
        board.Extend(one.Id, 1, Later).ShouldBeFalse();
        board.LeaseOf("worker-1").ShouldBeNull();
        board.Holds(two.Id).ShouldBeFalse();
    }

    [Fact]
    public void A_stored_lease_lives_on()
    {
        var task = new TranscodeTask(new TranscodeTaskId(VideoId.New(TimeProvider.System), 1, TranscodeTaskKind.Probe, 0), Anna, 0);
        board.AddLeased(task, "worker-9", 9, Later);

        board.Next(TranscodeSlotKind.Any).ShouldBeNull();
        board.LeaseOf("worker-9").ShouldBe((task.Id, 9));
        board.Extend(task.Id, 9, Later).ShouldBeTrue();
    }

    private TranscodeTask Add(UserId owner, VideoId video, int index, int urgency = 1, TranscodeTaskKind kind = TranscodeTaskKind.Video)
    {
        var task = new TranscodeTask(new TranscodeTaskId(video, 1, kind, index), owner, urgency);
        board.Add(task, Now, Now);
        return task;
    }

    private TranscodeTask? Take()
    {
        var task = board.Next(TranscodeSlotKind.Any);
        if (task is not null)
        {
            token++;
            board.Grant(task, $"worker-{token}", token, Later);
        }

        return task;
    }
}
