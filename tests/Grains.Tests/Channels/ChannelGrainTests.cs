using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Sunomi.Channels;
using Sunomi.Storage.Catalogue;
using Sunomi.Tests.Users;
using ErrorCode = Sunomi.Outcomes.ErrorCode;

namespace Sunomi.Tests.Channels;

[Collection(PeopleCluster.Name)]
public sealed class ChannelGrainTests(ClusterFixture cluster)
{
    private readonly ChannelTable channels = cluster.Services.GetRequiredService<ChannelTable>();
    private readonly SubscriptionTable subscriptions = cluster.Services.GetRequiredService<SubscriptionTable>();

    [Fact]
    public async Task Get_OfAChannelThatWasNeverOpened_IsNull()
    {
        var channel = cluster.Grains.Channel(ChannelId.New(TimeProvider.System));

        (await channel.Get(CancellationToken.None)).ShouldBeNull();
        (await channel.Subscribe(People.Stranger(), CancellationToken.None)).Problems.ShouldHaveSingleItem().Code.ShouldBe(ErrorCode.NotFound);
        (await channel.Unsubscribe(People.Stranger(), CancellationToken.None)).Problems.ShouldHaveSingleItem().Code.ShouldBe(ErrorCode.NotFound);
    }

    [Fact]
    public async Task Open_Again_ChangesNothing()
    {
        var channel = cluster.Grains.Channel(ChannelId.New(TimeProvider.System));
        var opening = new ChannelOpening(People.Stranger(), People.Anyone().Username, "Ada", DateTimeOffset.UnixEpoch);

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => channel.Open(opening, CancellationToken.None)));
        await channel.Open(opening with { Name = "Bob" }, CancellationToken.None);

        var snapshot = (await channel.Get(CancellationToken.None)).ShouldNotBeNull();
        snapshot.Name.ShouldBe("Ada");
        snapshot.Version.ShouldBe(1);
        (await channels.Find([snapshot.Id], CancellationToken.None)).ShouldHaveSingleItem().ShouldBe(snapshot);
    }

    [Fact]
    public async Task Open_ForAnotherOwner_Fails()
    {
        var id = ChannelId.New(TimeProvider.System);
        var opening = new ChannelOpening(People.Stranger(), People.Anyone().Username, "Ada", DateTimeOffset.UnixEpoch);
        await cluster.Grains.Channel(id).Open(opening, CancellationToken.None);

        var failure = await Should.ThrowAsync<InvalidOperationException>(() =>
            cluster.Grains.Channel(id).Open(opening with { Owner = People.Stranger() }, CancellationToken.None));

        failure.Message.ShouldContain(id.ToString());
    }

    [Fact]
    public async Task A_channel_that_died_before_its_row_was_written_writes_it()
    {
        var id = ChannelId.New(TimeProvider.System);
        var opening = new ChannelOpening(People.Stranger(), People.Anyone().Username, "Ada", DateTimeOffset.UnixEpoch);
        var storage = cluster.Services.GetRequiredKeyedService<IGrainStorage>("default");
        await storage.WriteStateAsync(
            "channel", cluster.Grains.Channel(id).GetGrainId(), new GrainState<ChannelState>(new ChannelState().Opened(id, opening)));

        var snapshot = (await cluster.Grains.Channel(id).Get(CancellationToken.None)).ShouldNotBeNull();

        (await channels.Find([id], CancellationToken.None)).ShouldHaveSingleItem().ShouldBe(snapshot);
    }

    [Fact]
    public async Task Subscribers_AreCountedExactly()
    {
        var id = (await cluster.Grains.SignUpAnyone()).DefaultChannel;
        var people = Enumerable.Range(0, 50).Select(_ => People.Stranger()).ToArray();

        // Each twice at once; then ten of them leave, each twice at once.
        await Task.WhenAll(people.Concat(people).Select(person => cluster.Grains.Channel(id).Subscribe(person, CancellationToken.None)));
        var everyone = await Count(id);
        await Task.WhenAll(people[..10].Concat(people[..10]).Select(person => cluster.Grains.Channel(id).Unsubscribe(person, CancellationToken.None)));

        everyone.ShouldBe(50);
        (await Count(id)).ShouldBe(40);
        (await subscriptions.SubscribedOf(people[0], [id], CancellationToken.None)).ShouldBeEmpty();
        (await subscriptions.SubscribedOf(people[10], [id], CancellationToken.None)).ShouldBe([id]);
    }

    [Fact]
    public async Task Subscribe_ToOnesOwnChannel_IsRefused()
    {
        var user = await cluster.Grains.SignUpAnyone();

        var outcome = await cluster.Grains.Channel(user.DefaultChannel).Subscribe(user.Id, CancellationToken.None);

        outcome.Problems.ShouldHaveSingleItem().Code.ShouldBe(ErrorCode.Invalid);
        (await Count(user.DefaultChannel)).ShouldBe(0);
    }

    private async Task<long> Count(ChannelId id) => (await subscriptions.Counts([id], CancellationToken.None))[id];
}
