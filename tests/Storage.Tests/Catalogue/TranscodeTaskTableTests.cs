using Sunomi.Storage.Catalogue;
using Sunomi.Transcoding;
using Sunomi.Users;
using Sunomi.Videos;

namespace Sunomi.Tests.Storage.Catalogue;

public sealed class TranscodeTaskTableTests(CatalogueFixture catalogue) : IClassFixture<CatalogueFixture>
{
    private readonly TranscodeTaskTable table = new(catalogue.Database);

    [Fact]
    public async Task Tasks_come_back_as_they_went_in_and_in_that_order()
    {
        var pool = NewPool();
        var tasks = Tasks(12);
        var notBefore = new DateTimeOffset(2031, 5, 1, 12, 0, 0, TimeSpan.FromHours(2));

        await table.Insert(pool, tasks, notBefore, CancellationToken.None);

        var loaded = await table.Load(pool, CancellationToken.None);
        loaded.Select(stored => stored.Task).ShouldBe(tasks);
        loaded.ShouldAllBe(stored => stored.NotBefore == notBefore && stored.Token == null && stored.Worker == null);
        (await table.Load(NewPool(), CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_task_that_is_stored_already_stays_as_it_is()
    {
        var pool = NewPool();
        var task = Tasks(1)[0];
        await table.Insert(pool, [task], DateTimeOffset.UnixEpoch, CancellationToken.None);
        var token = await table.Lease(task.Id, "silo/1", CancellationToken.None);

        await table.Insert(pool, [task with { Urgency = 99 }], DateTimeOffset.UtcNow, CancellationToken.None);

        (await table.Load(pool, CancellationToken.None)).ShouldBe([new StoredTask(task, DateTimeOffset.UnixEpoch, token, "silo/1")]);
    }

    [Fact]
    public async Task Every_lease_has_a_higher_token_than_all_before()
    {
        var pool = NewPool();
        var tasks = Tasks(20);
        await table.Insert(pool, tasks, DateTimeOffset.UnixEpoch, CancellationToken.None);
        var first = (await table.Lease(tasks[0].Id, "silo/1", CancellationToken.None)).ShouldNotBeNull();

        var tokens = await Task.WhenAll(tasks.Select(task => table.Lease(task.Id, "silo/2", CancellationToken.None)));
        await table.Delete(tasks[0].Id, CancellationToken.None);
        await table.Insert(pool, [tasks[0]], DateTimeOffset.UnixEpoch, CancellationToken.None);
        var again = (await table.Lease(tasks[0].Id, "silo/1", CancellationToken.None)).ShouldNotBeNull();

        tokens.ShouldBeUnique();
        tokens.ShouldAllBe(token => token > first && token < again);
    }

    [Fact]
    public async Task A_released_task_is_nobodys()
    {
        var pool = NewPool();
        var task = Tasks(1)[0];
        await table.Insert(pool, [task], DateTimeOffset.UnixEpoch, CancellationToken.None);
        await table.Lease(task.Id, "silo/1", CancellationToken.None);

        await table.Release(task.Id, CancellationToken.None);

        var stored = (await table.Load(pool, CancellationToken.None)).Single();
        stored.Token.ShouldBeNull();
        stored.Worker.ShouldBeNull();
    }

    [Fact]
    public async Task What_is_deleted_is_gone_and_cannot_be_leased()
    {
        var pool = NewPool();
        var tasks = Tasks(3);
        var others = Tasks(2);
        await table.Insert(pool, [.. tasks, .. others], DateTimeOffset.UnixEpoch, CancellationToken.None);

        await table.Delete(others[0].Id, CancellationToken.None);
        await table.Delete(others[0].Id, CancellationToken.None);
        await table.DeleteOf(tasks[0].Id.Video, CancellationToken.None);

        (await table.Load(pool, CancellationToken.None)).Select(stored => stored.Task).ShouldBe([others[1]]);
        (await table.Lease(tasks[0].Id, "silo/1", CancellationToken.None)).ShouldBeNull();
    }

    private static string NewPool() => $"pool-{Guid.NewGuid():N}";

    private static List<TranscodeTask> Tasks(int count)
    {
        var video = VideoId.New(TimeProvider.System);
        var owner = UserId.New(TimeProvider.System);
        var kinds = Enum.GetValues<TranscodeTaskKind>();
        return [.. Enumerable.Range(0, count).Select(i => new TranscodeTask(new TranscodeTaskId(video, 1, kinds[i % kinds.Length], i), owner, 100 - i))];
    }
}
