using Microsoft.Extensions.DependencyInjection;
using Sunomi.Audience;
using Sunomi.Storage.Catalogue;
using Sunomi.Testing;
using Sunomi.Tests.Audience;
using Sunomi.Tests.Users;
using Sunomi.Tests.Videos;
using Sunomi.Users;
using Sunomi.Videos;
using ErrorCode = Sunomi.Outcomes.ErrorCode;

namespace Sunomi.Tests.Chaos;

/// <summary>What was acknowledged is there and rules hold, whatever the cluster does between two calls.</summary>
public sealed class ChaosTests(ChaosFixture cluster) : IClassFixture<ChaosFixture>
{
    private const int Many = 60;
    private readonly UserId owner = People.Stranger();

    [Fact]
    public async Task Every_comment_that_was_answered_is_there_once()
    {
        var video = await cluster.Publish(owner);
        var discussion = cluster.Grains.Discussion(video);

        var comments = await Task.WhenAll(Enumerable.Range(0, Many).Select(async i =>
        {
            var by = People.Stranger();
            var added = (await discussion.Add(by, $"number {i}", null, default)).Expect();
            return i % 3 == 0 ? (await discussion.Edit(by, added.Id, $"number {i}, edited", default)).Expect() : added;
        }));

        var stored = await cluster.Services.GetRequiredService<CommentTable>().Find([.. comments.Select(comment => comment.Id)], default);
        stored.Select(comment => comment.Text).Order().ShouldBe(comments.Select(comment => comment.Text).Order());
        (await cluster.Services.GetRequiredService<VideoTable>().CountersOf([video], default))[video].Comments.ShouldBe(Many);
    }

    [Fact]
    public async Task The_last_reaction_of_each_person_counts_and_no_other()
    {
        var video = await cluster.Publish(owner);
        var audience = cluster.Grains.Audience(video);

        await Task.WhenAll(Enumerable.Range(0, Many).Select(async i =>
        {
            var person = People.Stranger();
            (await audience.React(person, Reaction.Like, default)).Expect();
            if (i % 2 == 0)
            {
                (await audience.React(person, Reaction.Dislike, default)).Expect();
            }
        }));

        (await audience.GetCounts(default)).ShouldBe(new AudienceCounts(Many / 2, Many / 2, 0));
    }

    [Fact]
    public async Task A_name_that_many_want_at_once_goes_to_one_and_the_others_are_told()
    {
        var wanted = People.Anyone();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(i =>
            cluster.Grains.User(People.Stranger()).SignUp(wanted with { Email = $"{i}-{wanted.Email}" }, default)));

        var winner = outcomes.Where(outcome => outcome.Value is not null).ShouldHaveSingleItem().Value!;
        outcomes.Where(outcome => outcome.Value is null).ShouldAllBe(outcome => outcome.Problems[0].Code == ErrorCode.Conflict);
        (await cluster.Grains.User(winner.Id).CheckPassword(wanted.Password, default)).ShouldBe(winner);
    }

    [Fact]
    public async Task Edits_that_overtake_each_other_end_in_one_of_them_everywhere()
    {
        var video = await cluster.Publish(owner);
        var grain = cluster.Grains.Video(video);

        var edits = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => grain.Update(owner, new VideoEdit($"title {i}", null, null, null), default)));

        var versions = edits.Select(edit => edit.Expect().Version).ToList();
        versions.ShouldBeUnique();
        var now = (await grain.Get(owner, default)).ShouldNotBeNull();
        (now.Version, now.Title).ShouldBe((versions.Max(), edits.Single(edit => edit.Value!.Version == versions.Max()).Value!.Title));
        await Eventually.True(async () => (await cluster.Services.GetRequiredService<VideoTable>().Find([video], default))[0].Title == now.Title);
    }

    [Fact]
    public async Task A_video_ends_ready_with_all_its_objects_and_a_deleted_one_with_none()
    {
        var studio = await Studio.Open(cluster);
        var clip = await TestClips.Lasting();
        var (kept, deleted) = (await studio.Publish(clip), await studio.Publish(clip));
        (await studio.WaitFor(deleted, now => now.Stage >= ProcessingStage.Transcoding)).Status.ShouldNotBe(VideoStatus.Failed);

        (await cluster.Grains.Video(deleted).Delete(studio.Owner, default)).Expect();

        var end = await studio.WaitForEnd(kept);
        end.Status.ShouldBe(VideoStatus.Ready, end.Error?.Message);
        (await studio.Objects(kept)).Keys.ShouldContain("g1/master.m3u8");
        await Eventually.True(async () => (await studio.Objects(deleted)).Count == 0);
    }
}
