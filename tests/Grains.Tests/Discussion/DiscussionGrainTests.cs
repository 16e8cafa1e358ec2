using Microsoft.Extensions.DependencyInjection;
using Sunomi.Discussion;
using Sunomi.Outcomes;
using Sunomi.Storage.Catalogue;
using Sunomi.Tests.Audience;
using Sunomi.Tests.Users;
using Sunomi.Users;
using Sunomi.Videos;
using ErrorCode = Sunomi.Outcomes.ErrorCode;

namespace Sunomi.Tests.Discussion;

[Collection(PeopleCluster.Name)]
public sealed class DiscussionGrainTests(ClusterFixture cluster)
{
    private readonly CommentTable comments = cluster.Services.GetRequiredService<CommentTable>();
    private readonly UserId owner = People.Stranger();
    private readonly UserId ada = People.Stranger();
    private readonly UserId bob = People.Stranger();

    [Fact]
    public async Task Add_StoresTheCommentAsTyped()
    {
        var video = await cluster.Publish(owner);

        var comment = await Add(video, ada, "  <b>first</b>\n\u4e16\u754c \ud83c\udfac  ");

        comment.ShouldSatisfyAllConditions(
            () => comment.VideoId.ShouldBe(video),
            () => comment.Author.ShouldBe(ada),
            () => comment.Text.ShouldBe("<b>first</b>\n\u4e16\u754c \ud83c\udfac"),
            () => comment.EditedAt.ShouldBeNull(),
            () => comment.InReplyTo.ShouldBeNull());
        (await comments.Find([comment.Id], CancellationToken.None)).ShouldHaveSingleItem().ShouldBe(comment);
        (await CountOf(video)).ShouldBe(1);
    }

    [Fact]
    public async Task The_same_comment_sent_twice_at_once_is_one()
    {
        var video = await cluster.Publish(owner);

        var sent = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Add(video, ada, "nice")));
        var reply = await Add(video, ada, "nice", sent[0].Id);
        var another = await Add(video, bob, "nice");

        sent.Select(comment => comment.Id).Distinct().ShouldHaveSingleItem();
        new[] { sent[0].Id, reply.Id, another.Id }.ShouldBeUnique();
        (await CountOf(video)).ShouldBe(3);
    }

    [Fact]
    public async Task Add_OfBadText_IsRefused()
    {
        var video = await cluster.Publish(owner);

        var outcome = await cluster.Grains.Discussion(video).Add(ada, "\u200b \0", null, CancellationToken.None);

        outcome.Problems.ShouldHaveSingleItem().Field.ShouldBe(["text"]);
        (await CountOf(video)).ShouldBe(0);
    }

    [Fact]
    public async Task Who_may_not_see_the_video_may_not_comment_on_it()
    {
        var video = await cluster.Publish(owner, Visibility.Private);
        var comment = await Add(video, owner, "mine");
        var discussion = cluster.Grains.Discussion(video);

        ShouldBe(ErrorCode.NotFound, await discussion.Add(ada, "hello", null, CancellationToken.None));
        ShouldBe(ErrorCode.NotFound, await discussion.Edit(ada, comment.Id, "hello", CancellationToken.None));
        ShouldBe(ErrorCode.NotFound, await discussion.Delete(ada, comment.Id, CancellationToken.None));
        ShouldBe(ErrorCode.NotFound, await cluster.Grains.Discussion(VideoId.New(TimeProvider.System)).Add(ada, "hello", null, CancellationToken.None));
    }

    [Fact]
    public async Task Replies_KeepWhatTheyAnswer()
    {
        var video = await cluster.Publish(owner);
        var top = await Add(video, ada, "top");

        var reply = await Add(video, bob, "reply", top.Id);
        var deeper = await Add(video, ada, "deeper", reply.Id);

        reply.InReplyTo.ShouldBe(top.Id);
        deeper.InReplyTo.ShouldBe(reply.Id);
        (await comments.Find([top.Id], CancellationToken.None))[0].ReplyCount.ShouldBe(1);
        (await comments.Find([reply.Id], CancellationToken.None))[0].ReplyCount.ShouldBe(1);
        (await CountOf(video)).ShouldBe(3);
    }

    [Fact]
    public async Task A_reply_to_a_comment_elsewhere_is_refused()
    {
        var video = await cluster.Publish(owner);
        var elsewhere = await Add(await cluster.Publish(owner), ada, "elsewhere");

        var outcomes = new[]
        {
            await cluster.Grains.Discussion(video).Add(bob, "reply", elsewhere.Id, CancellationToken.None),
            await cluster.Grains.Discussion(video).Add(bob, "reply", CommentId.New(TimeProvider.System), CancellationToken.None),
            await cluster.Grains.Discussion(video).Edit(ada, elsewhere.Id, "other", CancellationToken.None),
            await cluster.Grains.Discussion(video).Delete(ada, elsewhere.Id, CancellationToken.None),
        };

        outcomes.ShouldAllBe(outcome => outcome.Problems[0].Code == ErrorCode.NotFound);
        (await comments.Find([elsewhere.Id], CancellationToken.None)).ShouldHaveSingleItem().ShouldBe(elsewhere);
    }

    [Fact]
    public async Task Edit_IsForTheAuthorOnly()
    {
        var video = await cluster.Publish(owner);
        var comment = await Add(video, ada, "first");
        var discussion = cluster.Grains.Discussion(video);

        ShouldBe(ErrorCode.Forbidden, await discussion.Edit(bob, comment.Id, "other", CancellationToken.None));
        ShouldBe(ErrorCode.Forbidden, await discussion.Edit(owner, comment.Id, "other", CancellationToken.None));
        ShouldBe(ErrorCode.Invalid, await discussion.Edit(ada, comment.Id, " ", CancellationToken.None));
        var edited = (await discussion.Edit(ada, comment.Id, "second ", CancellationToken.None)).Value.ShouldNotBeNull();
        var again = (await discussion.Edit(ada, comment.Id, "second", CancellationToken.None)).Value;

        edited.ShouldBe(comment with { Text = "second", EditedAt = edited.EditedAt });
        edited.EditedAt.ShouldNotBeNull().ShouldBeGreaterThan(comment.CreatedAt);
        again.ShouldBe(edited);
    }

    [Fact]
    public async Task Delete_IsForTheAuthorAndTheOwnerOfTheVideo()
    {
        var video = await cluster.Publish(owner);
        var (adas, bobs) = (await Add(video, ada, "by Ada"), await Add(video, bob, "by Bob"));
        var discussion = cluster.Grains.Discussion(video);

        ShouldBe(ErrorCode.Forbidden, await discussion.Delete(bob, adas.Id, CancellationToken.None));
        (await discussion.Delete(ada, adas.Id, CancellationToken.None)).Value.ShouldBe(adas);
        (await discussion.Delete(owner, bobs.Id, CancellationToken.None)).Value.ShouldBe(bobs);

        (await CountOf(video)).ShouldBe(0);
    }

    [Fact]
    public async Task Delete_TwiceAtOnce_CountsOnce_AndRepliesStay()
    {
        var video = await cluster.Publish(owner);
        var top = await Add(video, ada, "top");
        var reply = await Add(video, bob, "reply", top.Id);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            cluster.Grains.Discussion(video).Delete(ada, top.Id, CancellationToken.None)));

        outcomes.Count(outcome => outcome.Value is not null).ShouldBe(1);
        outcomes.SelectMany(outcome => outcome.Problems).ShouldAllBe(problem => problem.Code == ErrorCode.NotFound);
        (await CountOf(video)).ShouldBe(1);
        (await comments.Find([reply.Id], CancellationToken.None)).ShouldHaveSingleItem().InReplyTo.ShouldBeNull();
    }

    [Fact]
    public async Task Comments_AreInTheOrderOfTheGrain_AndToldInThatOrder()
    {
        var video = await cluster.Publish(owner);
        await using var events = await EventRecorder.Of(cluster, video, EventSource.Discussion);

        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Add(video, ada, $"comment {i}")));
        var page = PageRequest.Create(first: 100, after: null).Value.ShouldNotBeNull();
        var listed = (await comments.OfVideo(video, page, CancellationToken.None)).Edges.Select(edge => edge.Node).Reverse().ToArray();
        await cluster.Grains.Discussion(video).Edit(ada, listed[0].Id, "edited", CancellationToken.None);
        await cluster.Grains.Discussion(video).Delete(ada, listed[1].Id, CancellationToken.None);
        var told = await events.Next(62);

        var added = told[..60].Cast<CommentAdded>().ToArray();
        added.Select(one => one.Comment).ShouldBe(listed);
        added.Select(one => one.CommentCount).ShouldBe(Enumerable.Range(1, 60).Select(i => (long)i));
        listed.Select(comment => comment.CreatedAt).ShouldBeUnique();
        told[60].ShouldBeOfType<CommentEdited>().Comment.Text.ShouldBe("edited");
        told[61].ShouldBeOfType<CommentDeleted>().ShouldSatisfyAllConditions(
            deleted => deleted.CommentId.ShouldBe(listed[1].Id),
            deleted => deleted.CommentCount.ShouldBe(59));
        told.Select(one => one.Number.Sequence).ShouldBe(Enumerable.Range(1, 62).Select(i => (long)i));
        told.Select(one => one.Number.Epoch).Distinct().ShouldHaveSingleItem();
    }

    private static void ShouldBe(ErrorCode code, Outcome<CommentSnapshot> outcome) => outcome.Problems.ShouldHaveSingleItem().Code.ShouldBe(code);

    private async Task<CommentSnapshot> Add(VideoId video, UserId by, string text, CommentId? inReplyTo = null) =>
        (await cluster.Grains.Discussion(video).Add(by, text, inReplyTo, CancellationToken.None)).Value.ShouldNotBeNull();

    private async Task<long> CountOf(VideoId video) =>
        (await cluster.Services.GetRequiredService<VideoTable>().CountersOf([video], CancellationToken.None))[video].Comments;
}
