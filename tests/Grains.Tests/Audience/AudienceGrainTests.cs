using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Sunomi.Audience;
using Sunomi.Storage.Catalogue;
using Sunomi.Tests.Users;
using Sunomi.Users;
using Sunomi.Videos;
using ErrorCode = Sunomi.Outcomes.ErrorCode;

namespace Sunomi.Tests.Audience;

[Collection(PeopleCluster.Name)]
public sealed class AudienceGrainTests(ClusterFixture cluster)
{
    private readonly UserId owner = People.Stranger();

    [Fact]
    public async Task Two_hundred_likes_of_a_hundred_people_at_once_are_a_hundred_likes()
    {
        var video = await cluster.Publish(owner);
        var people = Enumerable.Range(0, 100).Select(_ => People.Stranger()).ToArray();
        await using var events = await EventRecorder.Of(cluster, video, EventSource.Audience);

        var outcomes = await Task.WhenAll(people.Concat(people).Select(person => React(video, person, Reaction.Like)));

        outcomes.ShouldAllBe(counts => counts.Likes > 0 && counts.Likes <= 100 && counts.Dislikes == 0);
        await ShouldHave(video, likes: 100, dislikes: 0);
        await events.Until(told => told is CountsChanged { Counts: { Likes: 100, Dislikes: 0 } });
    }

    [Fact]
    public async Task The_last_reaction_of_a_person_counts()
    {
        var video = await cluster.Publish(owner);
        var people = Enumerable.Range(0, 60).Select(_ => People.Stranger()).ToArray();

        // All at once: 20 like, 20 like and change to dislike, 20 like and take it back.
        await Task.WhenAll(people.Select(async (person, i) =>
        {
            await React(video, person, Reaction.Like);
            if (i >= 20)
            {
                await React(video, person, i < 40 ? Reaction.Dislike : Reaction.None);
            }
        }));

        await ShouldHave(video, likes: 20, dislikes: 20);
        var reactions = cluster.Services.GetRequiredService<ReactionTable>();
        (await reactions.Of(people[0], [video], CancellationToken.None))[video].ShouldBe(Reaction.Like);
        (await reactions.Of(people[20], [video], CancellationToken.None))[video].ShouldBe(Reaction.Dislike);
        (await reactions.Of(people[40], [video], CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task React_AnswersAfterTheReactionIsStored()
    {
        var video = await cluster.Publish(owner);
        var person = People.Stranger();

        var counts = await React(video, person, Reaction.Dislike);

        counts.ShouldBe(new AudienceCounts(0, 1, 0));
        await ShouldHave(video, likes: 0, dislikes: 1);
        (await React(video, person, Reaction.Dislike)).ShouldBe(counts);
        (await React(video, person, Reaction.Like)).ShouldBe(new AudienceCounts(1, 0, 0));
        (await React(video, person, Reaction.None)).ShouldBe(new AudienceCounts(0, 0, 0));
        (await React(video, person, Reaction.None)).ShouldBe(new AudienceCounts(0, 0, 0));
    }

    [Fact]
    public async Task Who_may_not_see_the_video_gets_not_found_and_others_in_the_same_batch_do_not()
    {
        var video = await cluster.Publish(owner, Visibility.Private);
        var audience = cluster.Grains.Audience(video);

        var strangers = Enumerable.Range(0, 10).Select(_ => audience.React(People.Stranger(), Reaction.Like, CancellationToken.None)).ToArray();
        var own = React(video, owner, Reaction.Like);

        (await Task.WhenAll(strangers)).ShouldAllBe(outcome => outcome.Problems[0].Code == ErrorCode.NotFound);
        (await own).ShouldBe(new AudienceCounts(1, 0, 0));
        await ShouldHave(video, likes: 1, dislikes: 0);
    }

    [Fact]
    public async Task React_ToAVideoThatIsNotThere_IsNotFound()
    {
        var outcome = await cluster.Grains.Audience(VideoId.New(TimeProvider.System)).React(owner, Reaction.Like, CancellationToken.None);

        outcome.Problems.ShouldHaveSingleItem().Code.ShouldBe(ErrorCode.NotFound);
    }

    [Fact]
    public async Task React_WithWhatIsNoReaction_FailsAlone()
    {
        var video = await cluster.Publish(owner);
        var audience = cluster.Grains.Audience(video);

        var wrong = audience.React(People.Stranger(), (Reaction)7, CancellationToken.None);
        var right = React(video, People.Stranger(), Reaction.Like);

        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => wrong);
        (await right).Likes.ShouldBe(1);
    }

    [Fact]
    public async Task Counts_AreToldInOrder_SeldomEnough_AndTheLastAlways()
    {
        var video = await cluster.Publish(owner);
        await using var events = await EventRecorder.Of(cluster, video, EventSource.Audience);

        // One after another: without a limit each would be an event of its own.
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 50; i++)
        {
            await React(video, People.Stranger(), Reaction.Like);
        }

        var told = await events.Until(one => one is CountsChanged { Counts.Likes: 50 });

        told.Select(one => one.Number.Sequence).ShouldBe(Enumerable.Range(1, told.Count).Select(i => (long)i));
        told.Cast<CountsChanged>().Select(one => one.Counts.Likes).ShouldBeInOrder(SortDirection.Ascending);
        told.Count.ShouldBeLessThanOrEqualTo(2 + (int)(watch.ElapsedMilliseconds / 90), "a tenth of a second is between two, as exactly as timers are");
    }

    private async Task<AudienceCounts> React(VideoId video, UserId by, Reaction reaction) =>
        (await cluster.Grains.Audience(video).React(by, reaction, CancellationToken.None)).Value.ShouldNotBeNull();

    private async Task ShouldHave(VideoId video, long likes, long dislikes)
    {
        (await cluster.Grains.Audience(video).GetCounts(CancellationToken.None)).ShouldBe(new AudienceCounts(likes, dislikes, 0));
        var stored = (await cluster.Services.GetRequiredService<VideoTable>().CountersOf([video], CancellationToken.None))[video];
        (stored.Likes, stored.Dislikes).ShouldBe((likes, dislikes));
    }
}
