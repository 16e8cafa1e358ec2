using Sunomi.Channels;
using Sunomi.Storage.Catalogue;
using Sunomi.Users;

namespace Sunomi.Tests.Storage.Catalogue;

public sealed class ChannelTableTests(CatalogueFixture catalogue) : IClassFixture<CatalogueFixture>
{
    private readonly ChannelTable channels = new(catalogue.Database);
    private readonly SubscriptionTable subscriptions = new(catalogue.Database, TimeProvider.System);

    [Fact]
    public async Task A_channel_is_found_by_id_handle_and_owner()
    {
        var channel = CatalogueFixture.Channel("Kitchen") with { Description = "Bread." };

        await channels.Project(channel, CancellationToken.None);

        var found = (await channels.FindByHandle("kITCHEN", CancellationToken.None)).ShouldNotBeNull();
        found.ShouldBe(channel with { CreatedAt = found.CreatedAt });
        (await channels.Find([channel.Id], CancellationToken.None)).ShouldBe([found]);
        (await channels.OfOwner(channel.Owner, CancellationToken.None)).ShouldBe([found]);
        (await channels.FindByHandle("nothing", CancellationToken.None)).ShouldBeNull();
        (await channels.OfOwner(UserId.New(TimeProvider.System), CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_a_higher_version_changes_the_row()
    {
        var channel = CatalogueFixture.Channel("versions", "Two", version: 2);
        await channels.Project(channel, CancellationToken.None);

        await channels.Project(channel with { Version = 1, Name = "One" }, CancellationToken.None);
        await channels.Project(channel with { Version = 2, Name = "Other" }, CancellationToken.None);
        (await channels.Find([channel.Id], CancellationToken.None)).Single().Name.ShouldBe("Two");

        await channels.Project(channel with { Version = 3, Name = "Three" }, CancellationToken.None);
        (await channels.Find([channel.Id], CancellationToken.None)).Single().Name.ShouldBe("Three");
    }

    [Fact]
    public async Task Subscribing_twice_counts_once()
    {
        var channel = ChannelId.New(TimeProvider.System);
        var user = UserId.New(TimeProvider.System);

        (await subscriptions.Subscribe(channel, user, CancellationToken.None)).ShouldBeTrue();
        (await subscriptions.Subscribe(channel, user, CancellationToken.None)).ShouldBeFalse();
        (await Count(channel)).ShouldBe(1);
        (await subscriptions.SubscribedOf(user, [channel, ChannelId.New(TimeProvider.System)], CancellationToken.None)).ShouldBe([channel]);

        (await subscriptions.Unsubscribe(channel, user, CancellationToken.None)).ShouldBeTrue();
        (await subscriptions.Unsubscribe(channel, user, CancellationToken.None)).ShouldBeFalse();
        (await Count(channel)).ShouldBe(0);
        (await subscriptions.SubscribedOf(user, [channel], CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Subscribers_are_counted_exactly_while_many_come_and_go()
    {
        var channel = ChannelId.New(TimeProvider.System);
        var users = Enumerable.Range(0, 20).Select(_ => UserId.New(TimeProvider.System)).ToList();

        await Task.WhenAll(Enumerable.Range(0, 400).Select(i => i % 3 == 0
            ? subscriptions.Unsubscribe(channel, users[i % 20], CancellationToken.None)
            : subscriptions.Subscribe(channel, users[i % 20], CancellationToken.None)));

        var subscribed = await Task.WhenAll(users.Select(user => subscriptions.SubscribedOf(user, [channel], CancellationToken.None)));
        (await Count(channel)).ShouldBe(subscribed.Count(set => set.Count == 1));
    }

    private async Task<long> Count(ChannelId channel) => (await subscriptions.Counts([channel], CancellationToken.None))[channel];
}
