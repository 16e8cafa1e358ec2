using Sunomi.Audience;
using Sunomi.Channels;
using Sunomi.Storage.Catalogue;
using Sunomi.Users;
using Sunomi.Videos;

namespace Sunomi.Tests.Storage.Catalogue;

public sealed class VideoTableTests(CatalogueFixture catalogue) : IClassFixture<CatalogueFixture>
{
    private readonly VideoTable videos = catalogue.Videos;

    [Fact]
    public async Task A_video_comes_back_as_it_was_projected()
    {
        var video = CatalogueFixture.Video(ChannelId.New(TimeProvider.System), "Ünïcödé \"quoted\" ' \\ title", description: "<b>", tags: ["a", "b c"]);

        await videos.Project(video, CancellationToken.None);

        var found = (await videos.Find([video.Id, VideoId.New(TimeProvider.System)], CancellationToken.None)).ShouldHaveSingleItem();
        found.ShouldBeEquivalentTo(video);
        (await videos.VersionOf(video.Id, CancellationToken.None)).ShouldBe(1);
        (await videos.VersionOf(VideoId.New(TimeProvider.System), CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task Enums_are_stored_by_name()
    {
        var video = await catalogue.AddVideo();

        await using var command = catalogue.Database.CreateCommand("select document ->> 'Visibility', document ->> 'Status' from video where id = $1");
        command.Parameters.Add(new() { Value = video.Id.Value });
        await using var reader = await command.ExecuteReaderAsync();
        (await reader.ReadAsync()).ShouldBeTrue();
        reader.GetString(0).ShouldBe("Public");
        reader.GetString(1).ShouldBe("Ready");
    }

    [Fact]
    public async Task Only_a_higher_version_changes_the_row()
    {
        var video = CatalogueFixture.Video(ChannelId.New(TimeProvider.System), "two") with { Version = 2 };
        await videos.Project(video, CancellationToken.None);

        await videos.Project(video with { Version = 1, Title = "one" }, CancellationToken.None);
        await videos.Project(video with { Version = 2, Title = "other" }, CancellationToken.None);
        (await videos.Find([video.Id], CancellationToken.None)).Single().Title.ShouldBe("two");

        await videos.Project(video with { Version = 3, Title = "three" }, CancellationToken.None);
        (await videos.Find([video.Id], CancellationToken.None)).Single().Title.ShouldBe("three");
    }

    [Fact]
    public async Task Only_what_is_public_and_can_be_played_is_listed()
    {
        var channel = CatalogueFixture.Channel($"listed{Guid.NewGuid():N}");
        var user = UserId.New(TimeProvider.System);
        await new SubscriptionTable(catalogue.Database, TimeProvider.System).Subscribe(channel.Id, user, CancellationToken.None);
        await catalogue.Channels.Project(channel, CancellationToken.None);
        var word = $"word{Guid.NewGuid():N}";
        var shown = CatalogueFixture.Video(channel.Id, $"{word} shown");
        VideoSnapshot[] hidden =
        [
            CatalogueFixture.Video(channel.Id, $"{word} unlisted", visibility: Visibility.Unlisted),
            CatalogueFixture.Video(channel.Id, $"{word} private", visibility: Visibility.Private),
            CatalogueFixture.Video(channel.Id, $"{word} processing", playable: false),
        ];
        foreach (var video in hidden.Append(shown))
        {
            await videos.Project(video, CancellationToken.None);
        }

        (await Titles(videos.OfChannel(channel.Id, false, PageRequest.Default, CancellationToken.None))).ShouldBe([shown.Title]);
        (await Titles(videos.Feed(user, PageRequest.Default, CancellationToken.None))).ShouldBe([shown.Title]);
        (await Titles(videos.Search(Words(word), PageRequest.Default, CancellationToken.None))).ShouldBe([shown.Title]);
        var newest = (await Titles(videos.Newest(PageRequest.Create(100, null).Value!, CancellationToken.None))).ToList();
        newest.ShouldContain(shown.Title);
        newest.ShouldNotContain(title => hidden.Any(video => video.Title == title));
        (await Titles(videos.OfChannel(channel.Id, true, PageRequest.Default, CancellationToken.None))).Order()
            .ShouldBe(hidden.Append(shown).Select(video => video.Title).Order());

        await videos.Project(shown with { Version = 2, Visibility = Visibility.Private }, CancellationToken.None);

        (await Titles(videos.Search(Words(word), PageRequest.Default, CancellationToken.None))).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_feed_has_the_channels_that_one_subscribes_to()
    {
        var subscriptions = new SubscriptionTable(catalogue.Database, TimeProvider.System);
        var user = UserId.New(TimeProvider.System);
        var channels = Enumerable.Range(0, 3).Select(_ => ChannelId.New(TimeProvider.System)).ToList();
        var start = DateTimeOffset.UtcNow;
        for (var i = 0; i < 6; i++)
        {
            await videos.Project(CatalogueFixture.Video(channels[i % 3], $"{i}", start.AddSeconds(i)), CancellationToken.None);
        }

        (await Titles(videos.Feed(user, PageRequest.Default, CancellationToken.None))).ShouldBeEmpty();
        await subscriptions.Subscribe(channels[0], user, CancellationToken.None);
        await subscriptions.Subscribe(channels[2], user, CancellationToken.None);
        (await Titles(videos.Feed(user, PageRequest.Default, CancellationToken.None))).ShouldBe(["5", "3", "2", "0"]);
        await subscriptions.Unsubscribe(channels[0], user, CancellationToken.None);
        (await Titles(videos.Feed(user, PageRequest.Default, CancellationToken.None))).ShouldBe(["5", "2"]);
    }

    [Fact]
    public async Task With_a_video_goes_all_that_belongs_to_it()
    {
        var video = (await catalogue.AddVideo()).Id;
        var other = (await catalogue.AddVideo()).Id;
        foreach (var id in new[] { video, other })
        {
            var parent = catalogue.Comment(id);
            await catalogue.Comments.Insert(parent, CancellationToken.None);
            await catalogue.Comments.Insert(catalogue.Comment(id, parent.Id), CancellationToken.None);
            await new ReactionTable(catalogue.Database).Apply([new(id, UserId.New(TimeProvider.System), Reaction.Like)], CancellationToken.None);
        }

        await videos.Remove(video, CancellationToken.None);
        await videos.Remove(video, CancellationToken.None);

        (await videos.Find([video], CancellationToken.None)).ShouldBeEmpty();
        foreach (var table in new[] { "comment", "reaction", "video_counter" })
        {
            (await Rows(table, video)).ShouldBe(0, table);
            (await Rows(table, other)).ShouldBeGreaterThan(0, table);
        }

        (await videos.CountersOf([video, other], CancellationToken.None)).ShouldBe(
            new Dictionary<VideoId, VideoCounters> { [video] = VideoCounters.Zero, [other] = new(1, 0, 0, 2) },
            ignoreOrder: true);
    }

    [Fact]
    public async Task A_projection_does_not_touch_the_counters()
    {
        var video = await catalogue.AddVideo();
        await new ReactionTable(catalogue.Database).Apply([new(video.Id, UserId.New(TimeProvider.System), Reaction.Like)], CancellationToken.None);

        await videos.Project(video with { Version = 2 }, CancellationToken.None);

        (await videos.CountersOf([video.Id], CancellationToken.None))[video.Id].Likes.ShouldBe(1);
    }

    private static SearchQuery Words(string text) =>
        SearchQuery.TryParse(text, out var query) ? query : throw new ArgumentException(text);

    private static async Task<IEnumerable<string>> Titles(Task<Page<VideoSnapshot>> page) => (await page).Edges.Select(edge => edge.Node.Title);

    private async Task<long> Rows(string table, VideoId video)
    {
        await using var command = catalogue.Database.CreateCommand($"select count(*) from {table} where video_id = $1");
        command.Parameters.Add(new() { Value = video.Value });
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
