using System.Text.Json;
using Sunomi.Tests.Product;

namespace Sunomi.Tests.Videos;

[Collection(ProductTests.Name)]
public sealed class ListTests(RunningProduct product)
{
    [Fact]
    public async Task A_viewer_sees_only_public_videos_and_the_owner_all()
    {
        var owner = await product.SignUp("publisher");
        var bytes = await Clips.Tiny();
        var open = await owner.UploadAndWait(bytes, new { title = "Zebracorn in the open" });
        var unlisted = await owner.UploadAndWait(bytes, new { title = "Zebracorn by address", visibility = "UNLISTED" });
        var closed = await owner.UploadAndWait(bytes, new { title = "Zebracorn in secret", visibility = "PRIVATE" });
        var begun = (await owner.CreateUpload(new { title = "Zebracorn to come", fileName = "a.mp4", size = 5, contentType = "video/mp4" }))
            .GetProperty("video").GetProperty("id").GetString()!;
        var fan = await product.SignUp("fan");
        var channel = (await owner.Ask("{ me { channels { id } } }")).Data.GetProperty("me").GetProperty("channels")[0].GetProperty("id").GetString();
        (await fan.Ask("mutation($id: ID!) { subscribe(channelId: $id) { channel { subscriberCount viewerIsSubscribed } errors { code } } }", new { id = channel }))
            .Data.GetProperty("subscribe").GetProperty("channel").ToString().ShouldBe("""{"subscriberCount":1,"viewerIsSubscribed":true}""");

        (await Ids(fan, "feed { nodes { id } }", "feed")).ShouldBe([open]);
        (await Ids(fan, "search(query: \"zebracorn\") { nodes { id } }", "search")).ShouldBe([open]);
        (await Ids(fan, "videos(first: 100) { nodes { id } }", "videos")).Intersect([open, unlisted, closed, begun]).ShouldBe([open]);
        const string OfChannel = "query($handle: String!) { channel(handle: $handle) { videos { nodes { id } } } }";
        var seen = (await fan.Ask(OfChannel, new { handle = owner.Username.ToUpperInvariant() })).Data.GetProperty("channel").GetProperty("videos");
        IdsIn(seen).ShouldBe([open]);
        var own = (await owner.Ask(OfChannel, new { handle = owner.Username })).Data.GetProperty("channel").GetProperty("videos");
        IdsIn(own).ShouldBe([begun, closed, unlisted, open]);
        foreach (var (id, visible) in new[] { (open, true), (unlisted, true), (closed, false), (begun, false) })
        {
            (await fan.Ask("query($id: ID!) { video(id: $id) { id } }", new { id })).Data.GetProperty("video").ValueKind
                .ShouldBe(visible ? JsonValueKind.Object : JsonValueKind.Null);
        }

        (await fan.Ask("mutation($id: ID!) { again: subscribe(channelId: $id) { channel { subscriberCount } } unsubscribe(channelId: $id) { channel { subscriberCount viewerIsSubscribed } } }", new { id = channel }))
            .Data.ToString().ShouldBe("""{"again":{"channel":{"subscriberCount":1}},"unsubscribe":{"channel":{"subscriberCount":0,"viewerIsSubscribed":false}}}""");
        (await Ids(fan, "feed { nodes { id } }", "feed")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Lists_are_read_forwards_and_backwards_page_by_page()
    {
        var owner = await product.SignUp("prolific");
        var bytes = await Clips.Tiny();
        for (var i = 0; i < 3; i++)
        {
            await owner.UploadAndWait(bytes, new { title = $"Part {i}" });
        }

        var all = await Ids(product.Stranger, "videos(first: 100) { nodes { id } }", "videos");
        var forwards = await Walk("first: 2, after: $cursor", "hasNextPage", "endCursor");
        var backwards = await Walk("last: 2, before: $cursor", "hasPreviousPage", "startCursor");

        forwards.SelectMany(page => page).ShouldBe(all);
        backwards.AsEnumerable().Reverse().SelectMany(page => page).ShouldBe(all);
    }

    [Theory]
    [InlineData("{ videos(first: -1) { totalCount } }")]
    [InlineData("{ videos(first: 101) { totalCount } }")]
    [InlineData("{ videos(after: \"nonsense\") { totalCount } }")]
    [InlineData("{ search(query: \"\") { totalCount } }")]
    [InlineData("{ search(query: \"   \") { totalCount } }")]
    [InlineData("{ channel { id } }")]
    public async Task What_makes_no_sense_is_an_error_in_plain_words(string query)
    {
        var answer = await product.Stranger.Ask(query);

        var error = answer.Body.GetProperty("errors").EnumerateArray().ShouldHaveSingleItem();
        error.GetProperty("message").GetString().ShouldNotBeNull().ShouldEndWith(".");
        error.GetProperty("extensions").GetProperty("code").GetString().ShouldBe("INVALID");
    }

    [Fact]
    public async Task Every_kind_of_thing_is_found_by_its_id_and_what_is_no_id_is_not()
    {
        var video = await product.Video;
        const string Query = "query($id: ID!) { node(id: $id) { __typename id } }";
        var comment = (await video.Owner.Ask("mutation($id: ID!) { addComment(videoId: $id, text: \"Here\") { comment { id } } }", new { id = video.Id }))
            .Data.GetProperty("addComment").GetProperty("comment").GetProperty("id").GetString()!;
        var channel = (await video.Owner.Ask("{ me { channels { id } } }")).Data.GetProperty("me").GetProperty("channels")[0].GetProperty("id").GetString()!;

        foreach (var (id, type) in new[] { (video.Id, "Video"), (video.Owner.Id, "User"), (channel, "Channel"), (comment, "Comment") })
        {
            var node = (await product.Stranger.Ask(Query, new { id })).Data.GetProperty("node");
            node.GetProperty("__typename").GetString().ShouldBe(type);
            node.GetProperty("id").GetString().ShouldBe(id);
        }

        foreach (var id in new[] { "", "0", "nonsense", new string('z', 22), new string('0', 5000), Sunomi.Channels.ChannelId.New(TimeProvider.System).ToString(), "' or 1=1 --" })
        {
            (await product.Stranger.Ask(Query, new { id })).Data.GetProperty("node").ValueKind.ShouldBe(JsonValueKind.Null);
        }

        (await product.Stranger.Ask("query($id: ID!) { video(id: $id) { id } channel(id: $id) { id } }", new { id = video.Owner.Id }))
            .Data.ToString().ShouldBe("""{"video":null,"channel":null}""");
    }

    [Fact]
    public async Task Title_description_and_tags_are_edited()
    {
        var owner = await product.SignUp("editor");
        var created = await owner.CreateUpload(new { title = "Before", description = "Words", fileName = "a.mp4", size = 5, contentType = "video/mp4" });
        var id = created.GetProperty("video").GetProperty("id").GetString();
        const string Update =
            "mutation($input: UpdateVideoInput!) { updateVideo(input: $input) { video { title description tags visibility } errors { code field } } }";

        (await owner.Ask(Update, new { input = new { videoId = id, title = " After ", tags = new[] { "one", "two" } } }))
            .Data.GetProperty("updateVideo").GetProperty("video").ToString()
            .ShouldBe("""{"title":"After","description":"Words","tags":["one","two"],"visibility":"PUBLIC"}""");
        (await owner.Ask(Update, new { input = new { videoId = id, description = (string?)null, visibility = "UNLISTED" } }))
            .Data.GetProperty("updateVideo").GetProperty("video").ToString()
            .ShouldBe("""{"title":"After","description":null,"tags":["one","two"],"visibility":"UNLISTED"}""");
        var refused = (await owner.Ask(Update, new { input = new { videoId = id, title = new string('x', 500) } })).Data.GetProperty("updateVideo");
        refused.GetProperty("errors")[0].GetProperty("code").GetString().ShouldBe("INVALID");
        refused.GetProperty("errors")[0].GetProperty("field").EnumerateArray().Select(name => name.GetString()).ShouldBe(["input", "title"]);
    }

    private static async Task<string[]> Ids(Person person, string query, string field) =>
        IdsIn((await person.Ask($"{{ {query} }}")).Data.GetProperty(field));

    private static string[] IdsIn(JsonElement connection) =>
        [.. connection.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("id").GetString()!)];

    private async Task<List<string[]>> Walk(string arguments, string more, string cursorName)
    {
        var pages = new List<string[]>();
        string? cursor = null;
        do
        {
            var page = (await product.Stranger.Ask(
                $"query($cursor: String) {{ videos({arguments}) {{ totalCount nodes {{ id }} edges {{ cursor node {{ id }} }} pageInfo {{ {more} {cursorName} }} }} }}",
                new { cursor })).Data.GetProperty("videos");
            pages.Add(IdsIn(page));
            var info = page.GetProperty("pageInfo");
            cursor = info.GetProperty(more).GetBoolean() ? info.GetProperty(cursorName).GetString() : null;
        }
        while (cursor is not null);

        return pages;
    }
}
