using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Sunomi.Tests.Product;

namespace Sunomi.Tests.Hubs;

[Collection(ProductTests.Name)]
public sealed class WatchHubTests(RunningProduct product)
{
    private const int StreamsOfAConnection = 100, ConnectionsOfAPerson = 50;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task An_upload_is_followed_to_its_end_by_its_owner_alone()
    {
        var owner = await product.SignUp("hub");
        var bytes = await Clips.Medium();
        var created = await owner.CreateUpload(new { title = "By hub", fileName = "clip.mp4", size = bytes.Length, contentType = "video/mp4", visibility = "PRIVATE" });
        var id = created.GetProperty("video").GetProperty("id").GetString()!;
        using var deadline = new CancellationTokenSource(Patience);
        await using var own = await owner.Watch();
        await using var states = own.StreamAsync<JsonElement>("VideoProcessing", id, deadline.Token).GetAsyncEnumerator(deadline.Token);

        (await states.MoveNextAsync()).ShouldBeTrue("the present state comes at once");
        states.Current.GetProperty("status").GetString().ShouldBe("UPLOADING");
        states.Current.GetProperty("videoId").GetString().ShouldBe(id);
        await using var stranger = await product.Stranger.Watch();
        foreach (var method in new[] { "VideoProcessing", "VideoReplacement", "VideoActivity" })
        {
            (await Refusal(stranger, method, id)).ShouldEndWith("NOT_FOUND: There is no such video.");
        }

        using var stored = await owner.Send(created.GetProperty("upload"), bytes);
        stored.EnsureSuccessStatusCode();
        (await owner.CompleteUpload(id)).UserErrors("completeUpload").ShouldBeEmpty();
        var heard = await ToEnd(states);
        heard[^1].GetProperty("status").GetString().ShouldBe("READY", heard[^1].ToString());
        heard[^1].GetProperty("renditions").GetArrayLength().ShouldBeGreaterThan(1);
        var percents = heard.ConvertAll(state => state.GetProperty("percent").GetDouble());
        percents.ShouldBe(percents.Order());
        percents.ShouldContain(percent => percent > 0 && percent < 100);
    }

    [Fact]
    public async Task What_people_do_is_heard_with_its_type()
    {
        var video = await product.SomeVideo("hub");
        var person = await product.SignUp("hub");
        using var deadline = new CancellationTokenSource(Patience);
        await using var connection = await product.Stranger.Watch();
        var heard = connection.StreamAsync<JsonElement>("VideoActivity", video, deadline.Token)
            .FirstAsync(one => one.GetProperty("__typename").GetString() == "CommentAdded", deadline.Token);

        var comment = (await person.UntilHeard(heard.AsTask(), video)).GetProperty("comment");
        comment.GetProperty("text").GetString()!.ShouldStartWith("Is anybody there?");
        comment.GetProperty("videoId").GetString().ShouldBe(video);
        comment.GetProperty("author").GetProperty("username").GetString().ShouldBe(person.Username);
    }

    [Fact]
    public async Task Where_nothing_replaces_a_file_the_video_is_told_once()
    {
        var (owner, id) = await product.Video;
        using var deadline = new CancellationTokenSource(Patience);
        await using var connection = await owner.Watch();

        var told = await connection.StreamAsync<JsonElement>("VideoReplacement", id, deadline.Token).ToArrayAsync(deadline.Token);

        var only = told.ShouldHaveSingleItem();
        only.GetProperty("id").GetString().ShouldBe(id);
        only.GetProperty("replacement").ValueKind.ShouldBe(JsonValueKind.Null);
        only.GetProperty("playback").GetProperty("renditions").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("no id")]
    public async Task What_is_no_id_is_no_video(string? id)
    {
        await using var connection = await product.Stranger.Watch();

        (await Refusal(connection, "VideoProcessing", id)).ShouldEndWith("NOT_FOUND: There is no such video.");
    }

    [Fact]
    public async Task A_token_counts_in_the_query_of_the_hub_and_nowhere_else()
    {
        var (owner, _) = await product.Video;

        (await Status($"/hubs/watch/negotiate?negotiateVersion=1&access_token={owner.Token}")).ShouldBe(HttpStatusCode.OK);
        (await Status("/hubs/watch/negotiate?negotiateVersion=1&access_token=")).ShouldBe(HttpStatusCode.OK);
        (await Status($"/hubs/watch/negotiate?negotiateVersion=1&access_token={owner.Token}x")).ShouldBe(HttpStatusCode.Unauthorized);
        (await Should.ThrowAsync<HttpRequestException>(() => new Person(product.Stranger.Http, "nonsense").Watch())).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        using var elsewhere = await product.Stranger.Http.GetAsync(new Uri($"/graphql?query={{me{{id}}}}&access_token={owner.Token}", UriKind.Relative));
        (await elsewhere.Content.ReadAsStringAsync()).ShouldBe("""{"data":{"me":null}}""");

        async Task<HttpStatusCode> Status(string address)
        {
            using var answer = await product.Stranger.Http.PostAsync(new Uri(address, UriKind.Relative), null);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task One_stream_too_many_is_refused_and_the_others_live_on()
    {
        var owner = await product.SignUp("hub");
        var bytes = await Clips.Tiny();
        var created = await owner.CreateUpload(new { title = "By many streams", fileName = "clip.mp4", size = bytes.Length, contentType = "video/mp4" });
        var id = created.GetProperty("video").GetProperty("id").GetString()!;
        using var deadline = new CancellationTokenSource(Patience);
        using var leaving = new CancellationTokenSource();
        await using var connection = await owner.Watch();
        var left = await Open(leaving.Token);
        var streams = new List<IAsyncEnumerator<JsonElement>>();
        while (streams.Count < StreamsOfAConnection - 1)
        {
            streams.Add(await Open(deadline.Token));
        }

        (await Refusal(connection, "VideoProcessing", id)).ShouldEndWith("LIMIT_EXCEEDED: A connection has at most 100 streams at once (limit: operations per socket).");

        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => ToEnd(left));
        await left.DisposeAsync();
        streams.Add(await OpenWhenFree());
        using var stored = await owner.Send(created.GetProperty("upload"), bytes);
        (await owner.CompleteUpload(id)).UserErrors("completeUpload").ShouldBeEmpty();
        foreach (var stream in streams)
        {
            (await ToEnd(stream))[^1].GetProperty("status").GetString().ShouldBe("READY");
            await stream.DisposeAsync();
        }

        async Task<IAsyncEnumerator<JsonElement>> Open(CancellationToken cancellationToken)
        {
            var stream = connection.StreamAsync<JsonElement>("VideoProcessing", id, cancellationToken).GetAsyncEnumerator(cancellationToken);
            (await stream.MoveNextAsync()).ShouldBeTrue();
            return stream;
        }

        // the place is free when the server has heard of it: each refusal has been there and back
        async Task<IAsyncEnumerator<JsonElement>> OpenWhenFree()
        {
            while (true)
            {
                try
                {
                    return await Open(deadline.Token);
                }
                catch (HubException refused) when (refused.Message.Contains("LIMIT_EXCEEDED", StringComparison.Ordinal))
                {
                    deadline.Token.ThrowIfCancellationRequested();
                }
            }
        }
    }

    [Fact]
    public async Task One_connection_too_many_of_a_person_is_closed()
    {
        var person = await product.SignUp("hub");
        var connections = new List<HubConnection>();
        try
        {
            for (var i = 0; i < ConnectionsOfAPerson; i++)
            {
                connections.Add(await person.Watch());
            }

            (await Closed()).ShouldEndWith("LIMIT_EXCEEDED: Too many connections at once (limit: sockets per person).");
        }
        finally
        {
            foreach (var connection in connections)
            {
                await connection.DisposeAsync();
            }
        }

        async Task<string> Closed()
        {
            var closed = new TaskCompletionSource<Exception?>(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var connection = new HubConnectionBuilder().WithUrl(person.HubAddress()).Build();
            connection.Closed += exception =>
            {
                closed.TrySetResult(exception);
                return Task.CompletedTask;
            };
            await connection.StartAsync();
            return (await closed.Task.WaitAsync(Patience))!.Message;
        }
    }

    private static async Task<List<JsonElement>> ToEnd(IAsyncEnumerator<JsonElement> stream)
    {
        var all = new List<JsonElement>();
        while (await stream.MoveNextAsync())
        {
            all.Add(stream.Current);
        }

        return all;
    }

    private static async Task<string> Refusal(HubConnection connection, string method, string? id)
    {
        using var deadline = new CancellationTokenSource(Patience);
        return (await Should.ThrowAsync<HubException>(async () => await connection.StreamAsync<JsonElement>(method, id, deadline.Token).ToArrayAsync(deadline.Token))).Message;
    }
}
