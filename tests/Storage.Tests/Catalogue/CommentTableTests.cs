using Npgsql;
using Sunomi.Discussion;
using Sunomi.Storage.Catalogue;
using Sunomi.Videos;

namespace Sunomi.Tests.Storage.Catalogue;

public sealed class CommentTableTests(CatalogueFixture catalogue) : IClassFixture<CatalogueFixture>
{
    private readonly CommentTable comments = catalogue.Comments;

    [Fact]
    public async Task Comments_come_newest_first_and_replies_oldest_first()
    {
        var video = (await catalogue.AddVideo()).Id;
        var first = await Add(catalogue.Comment(video));
        var second = await Add(catalogue.Comment(video));
        var reply = await Add(catalogue.Comment(video, first.Id));
        var later = await Add(catalogue.Comment(video, first.Id));

        var top = await comments.OfVideo(video, PageRequest.Default, CancellationToken.None);
        var replies = await comments.RepliesTo(first.Id, PageRequest.Default, CancellationToken.None);

        top.Edges.Select(edge => edge.Node).ShouldBe([second, first with { ReplyCount = 2 }]);
        top.Total.ShouldBe(2);
        replies.Edges.Select(edge => edge.Node).ShouldBe([reply, later]);
        (await Count(video)).ShouldBe(4);
    }

    [Fact]
    public async Task The_same_comment_again_changes_nothing()
    {
        var video = (await catalogue.AddVideo()).Id;
        var parent = await Add(catalogue.Comment(video));
        var comment = catalogue.Comment(video, parent.Id);

        (await comments.Insert(comment, CancellationToken.None)).ShouldBe(new CommentChange(comment, 2));
        (await comments.Insert(comment, CancellationToken.None)).ShouldBe(new CommentChange(comment, 2));

        (await comments.Find([parent.Id], CancellationToken.None)).Single().ReplyCount.ShouldBe(1);
    }

    [Fact]
    public async Task A_comment_and_the_deletion_of_its_video_do_not_wait_in_a_circle()
    {
        var video = (await catalogue.AddVideo()).Id;
        await using var connection = await catalogue.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await Run("select from video_counter where video_id = @video for update");

        // as far as it gets while somebody writes a comment
        var removing = catalogue.Videos.Remove(video, CancellationToken.None);
        await catalogue.SomebodyWaits();
        await Run("insert into comment (id, video_id, author_id, text, created_at) values (gen_random_uuid(), @video, gen_random_uuid(), 'x', now())");
        await transaction.CommitAsync();
        await removing;

        (await catalogue.Videos.Find([video], CancellationToken.None)).ShouldBeEmpty();

        async Task Run(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            command.Parameters.AddWithValue("video", video.Value);
            await command.ExecuteNonQueryAsync();
        }
    }

    [Fact]
    public async Task Nothing_can_be_said_about_what_is_not_there()
    {
        var video = (await catalogue.AddVideo()).Id;
        var elsewhere = await Add(catalogue.Comment((await catalogue.AddVideo()).Id));

        (await comments.Insert(catalogue.Comment(VideoId.New(TimeProvider.System)), CancellationToken.None)).ShouldBeNull();
        (await comments.Insert(catalogue.Comment(video, CommentId.New(TimeProvider.System)), CancellationToken.None)).ShouldBeNull();
        (await comments.Insert(catalogue.Comment(video, elsewhere.Id), CancellationToken.None)).ShouldBeNull();

        (await Count(video)).ShouldBe(0);
    }

    [Fact]
    public async Task An_edit_keeps_all_but_the_text()
    {
        var video = (await catalogue.AddVideo()).Id;
        var comment = await Add(catalogue.Comment(video));
        var at = new DateTimeOffset(2026, 8, 1, 12, 0, 0, TimeSpan.FromHours(2));

        var edited = await comments.Edit(comment.Id, "Better said.", at, CancellationToken.None);

        edited.ShouldBe(comment with { Text = "Better said.", EditedAt = at });
        (await comments.Edit(CommentId.New(TimeProvider.System), "?", at, CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task Replies_of_a_deleted_comment_move_up()
    {
        var video = (await catalogue.AddVideo()).Id;
        var top = await Add(catalogue.Comment(video));
        var middle = await Add(catalogue.Comment(video, top.Id));
        var left = await Add(catalogue.Comment(video, middle.Id));
        var right = await Add(catalogue.Comment(video, middle.Id));

        var deleted = (await comments.Delete(middle.Id, CancellationToken.None)).ShouldNotBeNull();

        deleted.ShouldBe(new CommentChange(middle with { ReplyCount = 2 }, 3));
        (await comments.RepliesTo(top.Id, PageRequest.Default, CancellationToken.None)).Edges.Select(edge => edge.Node)
            .ShouldBe([left with { InReplyTo = top.Id }, right with { InReplyTo = top.Id }]);
        (await comments.Find([top.Id], CancellationToken.None)).Single().ReplyCount.ShouldBe(2);

        await comments.Delete(top.Id, CancellationToken.None);

        (await comments.OfVideo(video, PageRequest.Default, CancellationToken.None)).Edges.Select(edge => edge.Node)
            .ShouldBe([right with { InReplyTo = null }, left with { InReplyTo = null }]);
        (await comments.Delete(top.Id, CancellationToken.None)).ShouldBeNull();
        (await Count(video)).ShouldBe(2);
    }

    [Fact]
    public async Task Whatever_happens_at_once_the_counts_are_those_of_the_rows()
    {
        var video = (await catalogue.AddVideo()).Id;
        var parents = new List<CommentSnapshot>();
        for (var i = 0; i < 5; i++)
        {
            parents.Add(await Add(catalogue.Comment(video)));
        }

        // replies race with the deletion of what they reply to
        await Task.WhenAll(
            Task.WhenAll(Enumerable.Range(0, 60).Select(i => comments.Insert(catalogue.Comment(video, parents[i % 5].Id), CancellationToken.None))),
            Task.WhenAll(parents.Take(3).SelectMany(parent => new[] { parent, parent }).Select(parent => comments.Delete(parent.Id, CancellationToken.None))));

        var top = await comments.OfVideo(video, PageRequest.Create(100, null).Value!, CancellationToken.None);
        var replies = 0L;
        foreach (var comment in top.Edges.Select(edge => edge.Node))
        {
            var page = await comments.RepliesTo(comment.Id, PageRequest.Create(100, null).Value!, CancellationToken.None);
            page.Total.ShouldBe(comment.ReplyCount);
            replies += page.Total;
        }

        top.Edges.Select(edge => edge.Node.Id).ShouldNotContain(id => parents.Take(3).Any(parent => parent.Id == id));
        (await Count(video)).ShouldBe(top.Total + replies);
    }

    private async Task<CommentSnapshot> Add(CommentSnapshot comment) =>
        (await comments.Insert(comment, CancellationToken.None)).ShouldNotBeNull().Comment;

    private async Task<long> Count(VideoId video) => (await catalogue.Videos.CountersOf([video], CancellationToken.None))[video].Comments;
}
