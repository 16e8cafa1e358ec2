using Sunomi.Transcoding;
using Sunomi.Users;
using Sunomi.Videos;

namespace Sunomi.Tests.Transcoding;

/// <summary>Leases with the real table; each test has a pool of its own.</summary>
public sealed class TranscodeQueueTests(WorkerlessFixture cluster) : IClassFixture<WorkerlessFixture>
{
    private readonly string pool = $"pool-{Guid.NewGuid():N}";
    private readonly UserId owner = UserId.New(TimeProvider.System);

    [Fact]
    public async Task A_task_is_given_to_one_worker_only()
    {
        var task = await Enqueue();

        var leases = await Task.WhenAll(Enumerable.Range(0, 5).Select(i => Queue.Lease($"silo/{i}", TranscodeSlotKind.Any, default)));

        leases.Where(lease => lease is not null).ShouldHaveSingleItem()!.Task.ShouldBe(task);
    }

    [Fact]
    public async Task A_lease_that_ends_lets_another_worker_take_over_and_refuses_the_first()
    {
        await Enqueue();
        var first = (await Queue.Lease("silo/0", TranscodeSlotKind.Any, default)).ShouldNotBeNull();
        (await Queue.Extend(first.Task.Id, first.Token, default)).ShouldBeTrue();

        TaskLease? second = null;
        await Eventually.True(async () => (second = await Queue.Lease("silo/1", TranscodeSlotKind.Any, default)) is not null);

        second!.Task.ShouldBe(first.Task);
        second.Token.ShouldBeGreaterThan(first.Token);
        (await Queue.Extend(first.Task.Id, first.Token, default)).ShouldBeFalse();
        await Queue.HandBack(first.Task.Id, first.Token, default);
        (await Queue.Extend(first.Task.Id, second.Token, default)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_task_that_is_handed_back_is_there_for_the_next_at_once()
    {
        await Enqueue();
        var first = (await Queue.Lease("silo/0", TranscodeSlotKind.Any, default)).ShouldNotBeNull();

        await Queue.HandBack(first.Task.Id, first.Token, default);

        (await Queue.Lease("silo/1", TranscodeSlotKind.Any, default)).ShouldNotBeNull().Token.ShouldBeGreaterThan(first.Token);
    }

    [Fact]
    public async Task A_worker_that_asks_again_has_lost_the_answer_and_not_the_work()
    {
        var task = await Enqueue();
        var first = (await Queue.Lease("silo/0", TranscodeSlotKind.Any, default)).ShouldNotBeNull();

        var again = (await Queue.Lease("silo/0", TranscodeSlotKind.Any, default)).ShouldNotBeNull();

        again.Task.ShouldBe(task);
        again.Token.ShouldBeGreaterThan(first.Token);
    }

    [Fact]
    public async Task The_same_task_twice_is_one()
    {
        var task = await Enqueue();
        await Queue.Enqueue([task], TimeSpan.Zero, default);

        (await Queue.Lease("silo/0", TranscodeSlotKind.Any, default)).ShouldNotBeNull();
        (await Queue.Lease("silo/1", TranscodeSlotKind.Any, default)).ShouldBeNull();
    }

    [Fact]
    public async Task What_is_finished_or_cancelled_is_gone_for_good()
    {
        var (finished, cancelled) = (await Enqueue(), await Enqueue());
        var lease = (await Queue.Lease("silo/0", TranscodeSlotKind.Any, default)).ShouldNotBeNull();

        await Queue.Finish(finished.Id, default);
        await Queue.Cancel(cancelled.Id.Video, default);

        (await Queue.Extend(lease.Task.Id, lease.Token, default)).ShouldBeFalse();
        (await Queue.Lease("silo/1", TranscodeSlotKind.Any, default)).ShouldBeNull();
        (await cluster.Count("select count(*) from transcode_task where pool = @id", pool)).ShouldBe(0);
    }

    [Fact]
    public async Task A_delayed_task_comes_when_its_time_has_come()
    {
        var task = NewTask();
        await Queue.Enqueue([task], TimeSpan.FromMilliseconds(300), default);

        (await Queue.Lease("silo/0", TranscodeSlotKind.Any, default)).ShouldBeNull();
        await Eventually.True(async () => await Queue.Lease("silo/0", TranscodeSlotKind.Any, default) is { } lease && lease.Task == task);
    }

    private ITranscodeQueueGrain Queue => cluster.Grains.GetGrain<ITranscodeQueueGrain>(pool);

    private async Task<TranscodeTask> Enqueue()
    {
        var task = NewTask();
        await Queue.Enqueue([task], TimeSpan.Zero, default);
        return task;
    }

    private TranscodeTask NewTask() => new(new TranscodeTaskId(VideoId.New(TimeProvider.System), 1, TranscodeTaskKind.Video, 0), owner, 1);
}
