using System.Net;
using Npgsql;
using Microsoft.Extensions.DependencyInjection;
using Sunomi.Tests.Product;

namespace Sunomi.Tests.Videos;

[Collection(ProductTests.Name)]
public sealed class DeleteTests(RunningProduct product)
{
    private const string Delete = "mutation($id: ID!) { deleteVideo(videoId: $id) { deletedVideoId errors { code } } }";

    [Fact]
    public async Task Deleting_removes_everything()
    {
        var owner = await product.SignUp("leaver");
        var id = await owner.UploadAndWait(await Clips.Tiny());
        await using var socket = await product.Stranger.Connect();
        var activity = await socket.Subscribe("subscription($id: ID!) { videoActivity(videoId: $id) { __typename } }", new { id });
        await owner.UntilHeard(activity, id);
        await owner.Ask("mutation($id: ID!) { setReaction(videoId: $id, reaction: LIKE) { errors { code } } }", new { id });

        (await owner.Ask(Delete, new { id })).Data.GetProperty("deleteVideo").GetProperty("deletedVideoId").GetString().ShouldBe(id);

        await IsGone(owner, id);
        await activity.ToEnd(TimeSpan.FromSeconds(30));
        (await owner.Ask(Delete, new { id })).UserErrors("deleteVideo").ShouldBe(["NOT_FOUND"]);
        (await owner.CompleteUpload(id)).UserErrors("completeUpload").ShouldBe(["NOT_FOUND"]);
    }

    [Fact]
    public async Task Deleting_in_the_middle_of_processing_leaves_nothing()
    {
        var owner = await product.SignUp("impatient");
        var id = await owner.Upload(await Clips.Medium());
        await using var socket = await owner.Connect();
        var progress = await socket.Subscribe("subscription($id: ID!) { videoProcessing(videoId: $id) { stage } }", new { id });
        await progress.First(data => data.GetProperty("videoProcessing").GetProperty("stage").GetString() == "TRANSCODING");

        (await owner.Ask(Delete, new { id })).UserErrors("deleteVideo").ShouldBeEmpty();

        await progress.ToEnd(TimeSpan.FromSeconds(30));
        await IsGone(owner, id);
    }

    [Fact]
    public async Task Deleting_before_the_bytes_came_closes_the_address()
    {
        var owner = await product.SignUp("undecided");
        var created = await owner.CreateUpload(new { title = "T", fileName = "a.mp4", size = 10, contentType = "video/mp4" });
        var id = created.GetProperty("video").GetProperty("id").GetString()!;

        (await owner.Ask(Delete, new { id })).UserErrors("deleteVideo").ShouldBeEmpty();

        await IsGone(owner, id);
    }

    private async Task IsGone(Person owner, string id)
    {
        (await owner.Ask("query($id: ID!) { video(id: $id) { id } node(id: $id) { id } }", new { id })).Data.ToString().ShouldNotContain(id);
        using var master = await owner.Http.GetAsync($"/media/{id}/g1/master.m3u8");
        master.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await owner.Ask("{ me { channels { videos { totalCount } } } }")).Data.GetProperty("me").GetProperty("channels")[0]
            .GetProperty("videos").GetProperty("totalCount").GetInt64().ShouldBe(0);

        // Objects go soon after: once no worker can write any more.
        await Eventually(() => !Directory.Exists(Path.Combine(product.ObjectRoot, id)) && !File.Exists(Path.Combine(product.ObjectRoot, "uploads", id)));
        var database = product.Services.GetRequiredService<NpgsqlDataSource>();
        foreach (var table in new[] { "video", "comment", "reaction", "transcode_task" })
        {
            var column = table == "video" ? "id" : "video_id";
            await using var command = database.CreateCommand($"select count(*) from {table} where {column} = $1");
            command.Parameters.AddWithValue(Sunomi.Videos.VideoId.Parse(id).Value);
            (await command.ExecuteScalarAsync()).ShouldBe(0L, table);
        }
    }

    private static async Task Eventually(Func<bool> isSo)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!isSo())
        {
            await timer.WaitForNextTickAsync(deadline.Token);
        }
    }
}
