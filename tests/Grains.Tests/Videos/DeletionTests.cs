using Microsoft.Extensions.DependencyInjection;
using Sunomi.Storage.Catalogue;
using Sunomi.Testing;
using Sunomi.Videos;

namespace Sunomi.Tests.Videos;

public sealed class DeletionTests(WorkerlessFixture cluster) : IClassFixture<WorkerlessFixture>
{
    [Fact]
    public async Task Nothing_goes_while_the_catalogue_still_names_it()
    {
        var studio = await Studio.Open(cluster);
        var id = await studio.Send(await TestClips.Small());
        await Execute($"""
            create function keep() returns trigger language plpgsql as $$ begin raise exception 'not now'; end $$;
            create trigger keep before delete on video for each row when (old.id = '{id.Value}') execute function keep();
            """);

        (await cluster.Grains.Video(id).Delete(studio.Owner, default)).Expect();
        await Resume(id);

        (await cluster.Grains.Video(id).Get(studio.Owner, default)).ShouldBeNull();
        (await cluster.Objects.Stat($"uploads/{id}", default)).ShouldNotBeNull();
        (await cluster.Grains.VideoWork(id).GetKeptObjects(default)).ShouldNotBe(KeptObjects.None);

        await Execute("drop trigger keep on video; drop function keep();");
        await Resume(id);

        (await cluster.Services.GetRequiredService<VideoTable>().VersionOf(id, default)).ShouldBeNull();
        (await cluster.Objects.Stat($"uploads/{id}", default)).ShouldBeNull();
        (await cluster.Grains.VideoWork(id).GetKeptObjects(default)).ShouldBe(KeptObjects.None);
    }

    /// <summary>What the reminder will do, without waiting a minute for it.</summary>
    private Task Resume(VideoId id) => cluster.Grains.Video(id).AsReference<IRemindable>().ReceiveReminder("resume", default);

    private async Task Execute(string sql)
    {
        await using var command = cluster.Database.DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
