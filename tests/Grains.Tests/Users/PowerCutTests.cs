using Sunomi.Audience;
using Sunomi.Tests.Access;
using Sunomi.Tests.Audience;
using Sunomi.Videos;

namespace Sunomi.Tests.Users;

/// <summary>On a cluster of its own, since it is killed.</summary>
public sealed class PowerCutTests(ClusterFixture cluster) : IClassFixture<ClusterFixture>
{
    [Fact]
    public async Task What_was_answered_is_there_after_a_power_cut()
    {
        var (ada, bob) = (await cluster.Grains.SignUpAnyone(), await cluster.Grains.SignUpAnyone());
        var video = await cluster.Publish(ada.Id);
        var token = await cluster.Grains.KeyRing().Issue(ada.Id, CancellationToken.None);
        var secret = await cluster.Grains.KeyRing().GetMediaSecret(CancellationToken.None);
        var comment = (await cluster.Grains.Discussion(video).Add(bob.Id, "before", null, CancellationToken.None)).Value.ShouldNotBeNull();
        await cluster.Grains.Audience(video).React(bob.Id, Reaction.Like, CancellationToken.None);

        await cluster.Kill();
        await cluster.Start();

        (await cluster.Grains.User(ada.Id).CheckPassword(People.Password, CancellationToken.None)).ShouldBe(ada);
        (await cluster.Grains.Channel(bob.DefaultChannel).Get(CancellationToken.None)).ShouldNotBeNull().Owner.ShouldBe(bob.Id);
        ReadToken.Verified(token.Token, await cluster.Grains.KeyRing().GetVerificationKeys(CancellationToken.None));
        (await cluster.Grains.KeyRing().GetMediaSecret(CancellationToken.None)).ShouldBe(secret);
        (await cluster.Grains.Discussion(video).Edit(bob.Id, comment.Id, "after", CancellationToken.None)).Value.ShouldNotBeNull();
        (await cluster.Grains.Audience(video).GetCounts(CancellationToken.None)).ShouldBe(new AudienceCounts(1, 0, 0));
        (await cluster.Grains.Audience(video).React(bob.Id, Reaction.Dislike, CancellationToken.None)).Value.ShouldBe(new AudienceCounts(0, 1, 0));
    }

    [Fact]
    public async Task Events_after_a_power_cut_are_of_a_later_epoch()
    {
        var ada = People.Stranger();
        var video = await cluster.Publish(ada);
        var before = await Told(video, "before");

        await cluster.Kill();
        await cluster.Start();

        var after = await Told(video, "after");
        after.Number.Epoch.ShouldBeGreaterThan(before.Number.Epoch);
        (before.Number.Sequence, after.Number.Sequence).ShouldBe((1, 1));
        (before.CommentCount, after.CommentCount).ShouldBe((1, 2));

        async Task<CommentAdded> Told(VideoId about, string text)
        {
            await using var events = await EventRecorder.Of(cluster, about, EventSource.Discussion);
            await cluster.Grains.Discussion(about).Add(ada, text, null, CancellationToken.None);
            return (await events.Next(1))[0].ShouldBeOfType<CommentAdded>();
        }
    }
}
