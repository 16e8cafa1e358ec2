using System.Text.Json;
using Sunomi.Tests.Product;

namespace Sunomi.Tests.Discussion;

[Collection(ProductTests.Name)]
public sealed class CommentTests(RunningProduct product)
{
    private const string Add =
        "mutation($id: ID!, $text: String!, $to: ID) { addComment(videoId: $id, text: $text, inReplyTo: $to) { comment { id text inReplyTo editedAt author { username } } errors { code field } } }";

    private const string Activity =
        """
        subscription($id: ID!) {
          videoActivity(videoId: $id) {
            __typename
            ... on CommentAdded { commentCount comment { id text videoId author { username } createdAt } }
            ... on CommentEdited { comment { id text editedAt } }
            ... on CommentDeleted { commentId commentCount }
          }
        }
        """;

    [Fact]
    public async Task What_one_writes_edits_and_deletes_another_sees_at_once()
    {
        var video = await product.Video;
        var writer = await product.SignUp("writer");
        await using var socket = await product.Stranger.Connect();
        var activity = await socket.Subscribe(Activity, new { id = video.Id });
        await video.Owner.UntilHeard(activity, video.Id);

        var written = (await writer.Ask(Add, new { id = video.Id, text = "What a <b>film</b>! 🎬" })).Data.GetProperty("addComment").GetProperty("comment");
        var id = written.GetProperty("id").GetString();
        var added = await Next(activity, "CommentAdded", data => data.GetProperty("comment").GetProperty("id").GetString() == id);
        added.GetProperty("comment").GetProperty("text").GetString().ShouldBe("What a <b>film</b>! 🎬");
        added.GetProperty("comment").GetProperty("author").GetProperty("username").GetString().ShouldBe(writer.Username);
        added.GetProperty("comment").GetProperty("videoId").GetString().ShouldBe(video.Id);

        (await writer.Ask("mutation($id: ID!) { editComment(commentId: $id, text: \"Better\") { errors { code } } }", new { id })).UserErrors("editComment").ShouldBeEmpty();
        var edited = await Next(activity, "CommentEdited");
        edited.GetProperty("comment").GetProperty("text").GetString().ShouldBe("Better");
        edited.GetProperty("comment").GetProperty("editedAt").ValueKind.ShouldBe(JsonValueKind.String);

        (await writer.Ask("mutation($id: ID!) { deleteComment(commentId: $id) { errors { code } } }", new { id })).UserErrors("deleteComment").ShouldBeEmpty();
        var deleted = await Next(activity, "CommentDeleted");
        deleted.GetProperty("commentId").GetString().ShouldBe(id);
        deleted.GetProperty("commentCount").GetInt64().ShouldBe(added.GetProperty("commentCount").GetInt64() - 1);
    }

    [Fact]
    public async Task Comments_and_replies_are_read_page_by_page()
    {
        var video = await product.SomeVideo("discussed");
        var writer = await product.SignUp("talker");
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            ids.Add(await Write(writer, video, $"Comment {i}"));
        }

        var reply = (await writer.Ask(Add, new { id = video, text = "Reply", to = ids[2] })).Data.GetProperty("addComment").GetProperty("comment");
        reply.GetProperty("inReplyTo").GetString().ShouldBe(ids[2]);

        var seen = new List<string>();
        string? after = null;
        do
        {
            var page = (await product.Stranger.Ask(
                """
                query($id: ID!, $after: String) {
                  video(id: $id) {
                    commentCount
                    comments(first: 2, after: $after) { totalCount nodes { id replyCount replies { nodes { id text } } } edges { cursor } pageInfo { hasNextPage endCursor } }
                  }
                }
                """,
                new { id = video, after })).Data.GetProperty("video");
            page.GetProperty("commentCount").GetInt64().ShouldBe(6);
            var comments = page.GetProperty("comments");
            seen.AddRange(comments.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("id").GetString()!));
            foreach (var node in comments.GetProperty("nodes").EnumerateArray())
            {
                var replies = node.GetProperty("id").GetString() == ids[2] ? 1 : 0;
                node.GetProperty("replyCount").GetInt32().ShouldBe(replies);
                node.GetProperty("replies").GetProperty("nodes").GetArrayLength().ShouldBe(replies);
            }

            after = comments.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean()
                ? comments.GetProperty("pageInfo").GetProperty("endCursor").GetString()
                : null;
        }
        while (after is not null);

        seen.ShouldBe(ids.AsEnumerable().Reverse());
    }

    [Fact]
    public async Task Only_the_author_edits_and_the_owner_of_the_video_may_delete()
    {
        var video = await product.Video;
        var id = await Write(await product.SignUp("author"), video.Id, "Mine");
        var other = await product.SignUp("stranger");

        (await other.Ask("mutation($id: ID!) { editComment(commentId: $id, text: \"Yours\") { errors { code } } }", new { id })).UserErrors("editComment").ShouldBe(["FORBIDDEN"]);
        (await other.Ask("mutation($id: ID!) { deleteComment(commentId: $id) { errors { code } } }", new { id })).UserErrors("deleteComment").ShouldBe(["FORBIDDEN"]);
        (await video.Owner.Ask("mutation($id: ID!) { deleteComment(commentId: $id) { errors { code } } }", new { id })).UserErrors("deleteComment").ShouldBeEmpty();
        (await other.Ask("query($id: ID!) { node(id: $id) { id } }", new { id })).Data.GetProperty("node").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    [InlineData("\u200b")]
    [InlineData("bell \u0007")]
    public async Task A_text_that_says_nothing_is_refused(string text)
    {
        var person = await product.SignUp("silent");

        var payload = (await person.Ask(Add, new { id = (await product.Video).Id, text })).Data.GetProperty("addComment");

        payload.GetProperty("comment").ValueKind.ShouldBe(JsonValueKind.Null);
        payload.GetProperty("errors")[0].GetProperty("code").GetString().ShouldBe("INVALID");
        payload.GetProperty("errors")[0].GetProperty("field")[0].GetString().ShouldBe("text");
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_talked_about()
    {
        var person = await product.SignUp("lost");
        var video = await product.Video;

        (await person.Ask(Add, new { id = "nonsense", text = "Hello" })).UserErrors("addComment").ShouldBe(["NOT_FOUND"]);
        (await person.Ask(Add, new { id = person.Id, text = "Hello" })).UserErrors("addComment").ShouldBe(["NOT_FOUND"]);
        (await person.Ask(Add, new { id = video.Id, text = "Hello", to = "nonsense" })).UserErrors("addComment").ShouldBe(["NOT_FOUND"]);
        (await person.Ask(Add, new { id = video.Id, text = "Hello", to = video.Id })).UserErrors("addComment").ShouldBe(["NOT_FOUND"]);
        (await person.Ask("mutation { editComment(commentId: \"nonsense\", text: \"x\") { errors { code } } }")).UserErrors("editComment").ShouldBe(["NOT_FOUND"]);
    }

    private static async Task<string> Write(Person person, string video, string text)
    {
        var payload = (await person.Ask(Add, new { id = video, text })).Data.GetProperty("addComment");
        payload.GetProperty("errors").GetArrayLength().ShouldBe(0, payload.ToString());
        return payload.GetProperty("comment").GetProperty("id").GetString()!;
    }

    private static async Task<JsonElement> Next(SubscriptionEvents activity, string type, Func<JsonElement, bool>? fits = null) =>
        (await activity.First(data => data.GetProperty("videoActivity") is var happened
            && happened.GetProperty("__typename").GetString() == type
            && fits?.Invoke(happened) != false)).GetProperty("videoActivity");
}
