using Sunomi.Storage.Catalogue;

namespace Sunomi.Tests.Storage.Catalogue;

public sealed class SearchTests(CatalogueFixture catalogue) : IClassFixture<CatalogueFixture>, IAsyncLifetime
{
    private const string Bread = "How to bake sourdough bread";
    private const string Cafe = "Ein Café in Zürich";
    private const string Cats = "Funny cats 2026";
    private const string Moscow = "Прогулка по Москве";
    private const string Trip = "A trip";

    public async Task InitializeAsync()
    {
        if ((await catalogue.Videos.Newest(PageRequest.Default, CancellationToken.None)).Total > 0)
        {
            return;
        }

        var kitchen = CatalogueFixture.Channel("grandmas_kitchen", "Grandma's Kitchen");
        var travel = CatalogueFixture.Channel("wanderer", "Wandering Oaks");
        await catalogue.Channels.Project(kitchen, CancellationToken.None);
        await catalogue.Channels.Project(travel, CancellationToken.None);
        foreach (var video in new[]
        {
            CatalogueFixture.Video(kitchen.Id, Bread, description: "With rye flour and patience.", tags: ["baking", "slow food"]),
            CatalogueFixture.Video(kitchen.Id, Cats, description: "They steal the bread."),
            CatalogueFixture.Video(travel.Id, Cafe),
            CatalogueFixture.Video(travel.Id, Moscow),
            CatalogueFixture.Video(travel.Id, Trip, description: "Nothing else.", tags: ["C++", "rock'n'roll"]),
        })
        {
            await catalogue.Videos.Project(video, CancellationToken.None);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("sourdough", new[] { Bread })]
    [InlineData("SOURDOUGH Bread", new[] { Bread })]
    [InlineData("bread bake", new[] { Bread })]
    [InlineData("sourd", new[] { Bread })]
    [InlineData("rye", new[] { Bread })]
    [InlineData("slow food", new[] { Bread })]
    [InlineData("cafe", new[] { Cafe })]
    [InlineData("CAFE\u0301 zurich", new[] { Cafe })]
    [InlineData("москве", new[] { Moscow })]
    [InlineData("МОСКВЕ", new[] { Moscow })]
    [InlineData("2026", new[] { Cats })]
    [InlineData("rock'n'roll", new[] { Trip })]
    [InlineData("c++", new[] { Cafe, Cats, Trip })]
    [InlineData("bread submarine", new string[0])]
    [InlineData("zzzzzz", new string[0])]
    public async Task Words_are_found(string text, string[] titles) => (await Find(text)).Order().ShouldBe(titles.Order());

    [Theory]
    [InlineData("sourdogh", Bread)]
    [InlineData("sourdouhg bread", Bread)]
    [InlineData("zurch", Cafe)]
    [InlineData("прогулкa по", Moscow)]
    public async Task A_typing_error_does_not_hide_a_video(string text, string title) => (await Find(text)).ShouldContain(title);

    [Theory]
    [InlineData("grandmas_kitchen")]
    [InlineData("Grandma's Kitchen")]
    [InlineData("kichen")]
    public async Task Videos_are_found_by_their_channel(string text) => (await Find(text)).Order().ShouldBe([Cats, Bread]);

    [Fact]
    public async Task A_word_in_the_title_ranks_above_one_in_the_description() => (await Find("bread")).ShouldBe([Bread, Cats]);

    [Fact]
    public async Task A_renamed_channel_is_found_by_its_new_name_only()
    {
        var channel = CatalogueFixture.Channel("renamed", "Periwinkle");
        var video = CatalogueFixture.Video(channel.Id, "Untitled");
        // the video may well be there first
        await catalogue.Videos.Project(video, CancellationToken.None);
        (await Find("periwinkle")).ShouldBeEmpty();
        await catalogue.Channels.Project(channel, CancellationToken.None);
        (await Find("periwinkle")).ShouldBe(["Untitled"]);

        await catalogue.Channels.Project(channel with { Version = 2, Name = "Marigold" }, CancellationToken.None);

        (await Find("periwinkle")).ShouldBeEmpty();
        (await Find("marigold")).ShouldBe(["Untitled"]);
        await catalogue.Videos.Remove(video.Id, CancellationToken.None);
    }

    [Fact]
    public async Task Results_come_in_pages_of_the_same_order()
    {
        var all = await catalogue.Videos.Search(Words("e"), PageRequest.Default, CancellationToken.None);
        var one = new List<string>();
        string? cursor = null;
        do
        {
            var page = await catalogue.Videos.Search(Words("e"), PageRequest.Create(1, cursor).Value!, CancellationToken.None);
            one.AddRange(page.Edges.Select(edge => edge.Node.Title));
            page.Total.ShouldBe(all.Total);
            cursor = page.HasNext ? page.Edges[^1].Cursor : null;
        }
        while (cursor is not null);

        one.ShouldBe(all.Edges.Select(edge => edge.Node.Title));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("?!* '\" --")]
    [InlineData("\u0301")]
    public void What_has_no_word_is_no_search(string text) => SearchQuery.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void A_search_has_a_length() => SearchQuery.TryParse(new string('a', SearchQuery.MaxLength + 1), out _).ShouldBeFalse();

    [Theory]
    [InlineData("bread' & !cats | (")]
    [InlineData("bread:* <-> \\")]
    [InlineData("'; drop table video; --")]
    [InlineData("\ufe70")]
    [InlineData("a b c d e f g h i j k l m n o p q r s t u v w x y z")]
    [InlineData("100% _ \0 \ud83d\ude00x")]
    public async Task No_text_is_a_syntax_error(string text) => (await Find(text)).ShouldNotBeNull();

    private static SearchQuery Words(string text) =>
        SearchQuery.TryParse(text, out var query) ? query : throw new ArgumentException(text);

    private async Task<List<string>> Find(string text)
    {
        var page = await catalogue.Videos.Search(Words(text), PageRequest.Default, CancellationToken.None);
        page.Total.ShouldBe(page.Edges.Count);
        return [.. page.Edges.Select(edge => edge.Node.Title)];
    }
}
