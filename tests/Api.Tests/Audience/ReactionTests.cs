using System.Text.Json;
using Sunomi.Tests.Product;

namespace Sunomi.Tests.Audience;

[Collection(ProductTests.Name)]
public sealed class ReactionTests(RunningProduct product)
{
    private const string React =
        "mutation($id: ID!, $reaction: Reaction!) { setReaction(videoId: $id, reaction: $reaction) { video { likeCount dislikeCount viewerReaction } errors { code } } }";

    [Fact]
    public async Task Two_hundred_likes_of_a_hundred_people_at_once_count_a_hundred()
    {
        var video = await product.SomeVideo("liked");
        var people = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => product.SignUp("fan")));

        var answers = await Task.WhenAll(people.Concat(people).Select(person => person.Ask(React, new { id = video, reaction = "LIKE" })));

        answers.ShouldAllBe(answer => answer.UserErrors("setReaction").Length == 0);
        (await Counts(product.Stranger, video)).ShouldBe((100, 0, "NONE"));

        await Task.WhenAll(people.Take(30).Select(person => person.Ask(React, new { id = video, reaction = "DISLIKE" })));
        await Task.WhenAll(people.Skip(30).Take(20).Select(person => person.Ask(React, new { id = video, reaction = "NONE" })));
        (await Counts(people[0], video)).ShouldBe((50, 30, "DISLIKE"));
        (await Counts(people[99], video)).ShouldBe((50, 30, "LIKE"));
    }

    [Fact]
    public async Task A_reaction_answers_with_the_new_numbers_and_reaches_the_others()
    {
        var video = await product.SomeVideo("switched");
        var person = await product.SignUp("fickle");
        await using var socket = await product.Stranger.Connect();
        var activity = await socket.Subscribe(
            "subscription($id: ID!) { videoActivity(videoId: $id) { __typename ... on ReactionsChanged { videoId likeCount dislikeCount } } }",
            new { id = video });
        var heard = activity.First(IsReaction);
        var reaction = "LIKE";
        Answer answer;
        do
        {
            answer = await person.Ask(React, new { id = video, reaction });
            reaction = reaction == "LIKE" ? "DISLIKE" : "LIKE";
        }
        while (await Task.WhenAny(heard, Task.Delay(300)) != heard);

        var now = answer.Data.GetProperty("setReaction").GetProperty("video");
        now.GetProperty("viewerReaction").GetString().ShouldNotBe(reaction);
        (now.GetProperty("likeCount").GetInt64() + now.GetProperty("dislikeCount").GetInt64()).ShouldBe(1);
        (await heard).GetProperty("videoActivity").GetProperty("videoId").GetString().ShouldBe(video);

        (await person.Ask(React, new { id = video, reaction = "NONE" })).UserErrors("setReaction").ShouldBeEmpty();
        var last = await activity.First(data => IsReaction(data) && data.GetProperty("videoActivity").GetProperty("likeCount").GetInt64() == 0
            && data.GetProperty("videoActivity").GetProperty("dislikeCount").GetInt64() == 0);
        last.GetProperty("videoActivity").GetProperty("videoId").GetString().ShouldBe(video);
    }

    [Fact]
    public async Task Mutations_of_one_operation_each_see_their_own_outcome()
    {
        var video = await product.SomeVideo("twice");
        var person = await product.SignUp("quick");

        var data = (await person.Ask(
            """
            mutation($id: ID!) {
              first: setReaction(videoId: $id, reaction: LIKE) { video { likeCount viewerReaction } errors { code } }
              second: setReaction(videoId: $id, reaction: NONE) { video { likeCount viewerReaction } errors { code } }
            }
            """,
            new { id = video })).Data;

        data.GetProperty("first").GetProperty("video").GetProperty("likeCount").GetInt64().ShouldBe(1);
        data.GetProperty("second").GetProperty("video").GetProperty("likeCount").GetInt64().ShouldBe(0);
        data.GetProperty("second").GetProperty("video").GetProperty("viewerReaction").GetString().ShouldBe("NONE");
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_liked()
    {
        var person = await product.SignUp("fan");

        (await person.Ask(React, new { id = "nonsense", reaction = "LIKE" })).UserErrors("setReaction").ShouldBe(["NOT_FOUND"]);
        (await person.Ask(React, new { id = Sunomi.Videos.VideoId.New(TimeProvider.System).ToString(), reaction = "LIKE" })).UserErrors("setReaction").ShouldBe(["NOT_FOUND"]);
    }

    private static bool IsReaction(JsonElement data) => data.GetProperty("videoActivity").GetProperty("__typename").GetString() == "ReactionsChanged";

    private static async Task<(long Likes, long Dislikes, string? Own)> Counts(Person person, string video)
    {
        var data = (await person.Ask("query($id: ID!) { video(id: $id) { likeCount dislikeCount viewerReaction } }", new { id = video })).Data.GetProperty("video");
        return (data.GetProperty("likeCount").GetInt64(), data.GetProperty("dislikeCount").GetInt64(), data.GetProperty("viewerReaction").GetString());
    }
}
