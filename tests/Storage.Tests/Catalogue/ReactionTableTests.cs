using Sunomi.Audience;
using Sunomi.Storage.Catalogue;
using Sunomi.Users;
using Sunomi.Videos;

namespace Sunomi.Tests.Storage.Catalogue;

public sealed class ReactionTableTests(CatalogueFixture catalogue) : IClassFixture<CatalogueFixture>
{
    private readonly ReactionTable reactions = new(catalogue.Database);

    [Fact]
    public async Task A_reaction_can_be_switched_and_taken_back()
    {
        var video = (await catalogue.AddVideo()).Id;
        var user = UserId.New(TimeProvider.System);

        (await Apply(video, user, Reaction.Like)).ShouldBe(new AudienceCounts(1, 0, 0));
        (await Apply(video, user, Reaction.Like)).ShouldBe(new AudienceCounts(1, 0, 0));
        (await Apply(video, user, Reaction.Dislike)).ShouldBe(new AudienceCounts(0, 1, 0));
        (await reactions.Of(user, [video], CancellationToken.None)).ShouldBe(new Dictionary<VideoId, Reaction> { [video] = Reaction.Dislike });
        (await Apply(video, user, Reaction.None)).ShouldBe(new AudienceCounts(0, 0, 0));
        (await Apply(video, user, Reaction.None)).ShouldBe(new AudienceCounts(0, 0, 0));
        (await reactions.Of(user, [video], CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_several_reactions_of_one_person_in_a_batch_the_last_counts()
    {
        var video = (await catalogue.AddVideo()).Id;
        var user = UserId.New(TimeProvider.System);

        var counts = await reactions.Apply(
            [new(video, user, Reaction.Like), new(video, UserId.New(TimeProvider.System), Reaction.Like), new(video, user, Reaction.Dislike)],
            CancellationToken.None);

        counts[video].ShouldBe(new AudienceCounts(1, 1, 0));
    }

    [Fact]
    public async Task Reactions_to_a_video_that_is_not_there_are_dropped()
    {
        var video = (await catalogue.AddVideo()).Id;
        var gone = VideoId.New(TimeProvider.System);

        var counts = await reactions.Apply(
            [new(gone, UserId.New(TimeProvider.System), Reaction.Like), new(video, UserId.New(TimeProvider.System), Reaction.Like)],
            CancellationToken.None);

        counts.Keys.ShouldBe([video]);
    }

    [Fact]
    public async Task Two_hundred_reactions_of_a_hundred_people_at_once_are_counted_exactly()
    {
        var video = (await catalogue.AddVideo()).Id;
        var users = Enumerable.Range(0, 100).Select(_ => UserId.New(TimeProvider.System)).ToList();
        Reaction[] kinds = [Reaction.Like, Reaction.Dislike, Reaction.None, Reaction.Like, Reaction.Like];

        await Task.WhenAll(Enumerable.Range(0, 200).Select(i =>
            reactions.Apply([new(video, users[i % 100], kinds[i % 5])], CancellationToken.None)));

        // each person has reacted twice, with the same
        var counters = (await catalogue.Videos.CountersOf([video], CancellationToken.None))[video];
        counters.ShouldBe(new VideoCounters(Likes: 60, Dislikes: 20, Views: 0, Comments: 0));
    }

    [Fact]
    public async Task Batches_over_the_same_videos_in_any_order_do_not_lock_each_other_out()
    {
        var videos = new List<VideoId>();
        for (var i = 0; i < 5; i++)
        {
            videos.Add((await catalogue.AddVideo()).Id);
        }

        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => reactions.Apply(
            [.. (i % 2 == 0 ? videos : videos.AsEnumerable().Reverse()).Select(video => new ReactionChange(video, UserId.New(TimeProvider.System), Reaction.Like))],
            CancellationToken.None)));

        (await catalogue.Videos.CountersOf(videos, CancellationToken.None)).Values.ShouldAllBe(counters => counters.Likes == 60);
    }

    private async Task<AudienceCounts> Apply(VideoId video, UserId user, Reaction reaction) =>
        (await reactions.Apply([new ReactionChange(video, user, reaction)], CancellationToken.None))[video];
}
