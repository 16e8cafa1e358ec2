using Sunomi.Storage.Catalogue;
using Sunomi.Videos;

namespace Sunomi.Tests.Storage.Catalogue;

public sealed class PaginationTests(CatalogueFixture catalogue) : IClassFixture<CatalogueFixture>
{
    private static readonly int[] Sizes = [0, 1, 2, 3, 7, 8];

    /// <summary>Every size, from every place to every place, in both directions, against a list in memory.</summary>
    [Fact]
    public async Task Every_page_is_what_a_list_in_memory_would_give()
    {
        var channel = CatalogueFixture.Channel($"pages{Guid.NewGuid():N}").Id;
        var start = DateTimeOffset.UtcNow;
        // some at the very same time: the id decides
        int[] seconds = [5, 1, 3, 3, 3, 9, 1];
        var videos = seconds.Select(second => CatalogueFixture.Video(channel, $"at {second}", start.AddSeconds(second))).ToList();
        foreach (var video in videos)
        {
            await catalogue.Videos.Project(video, CancellationToken.None);
        }

        var expected = videos.OrderByDescending(video => video.PublishedAt).ThenByDescending(video => video.Id.Value).Select(video => video.Id).ToList();
        var all = await catalogue.Videos.OfChannel(channel, false, PageRequest.Default, CancellationToken.None);
        all.Edges.Select(edge => edge.Node.Id).ShouldBe(expected);
        List<string?> cursors = [null, .. all.Edges.Select(edge => edge.Cursor)];

        foreach (var after in cursors)
        {
            foreach (var before in cursors)
            {
                foreach (var size in Sizes)
                {
                    await Check(size, null, after, before);
                    await Check(null, size, after, before);
                }
            }
        }

        async Task Check(int? first, int? last, string? after, string? before)
        {
            var page = await catalogue.Videos.OfChannel(
                channel, false, PageRequest.Create(first, after, last, before).Value.ShouldNotBeNull(), CancellationToken.None);
            var from = after is null ? 0 : cursors.IndexOf(after);
            var to = before is null ? expected.Count : cursors.IndexOf(before) - 1;
            var between = expected.Take(to).Skip(from).ToList();
            var size = (first ?? last)!.Value;
            var what = $"first {first} last {last} after {from} before {to}";
            page.Edges.Select(edge => edge.Node.Id).ShouldBe(last is null ? between.Take(size) : between.TakeLast(size), what);
            page.HasNext.ShouldBe(before is not null || (first is not null && between.Count > size), what);
            page.HasPrevious.ShouldBe(after is not null || (last is not null && between.Count > size), what);
            page.Total.ShouldBe(expected.Count, what);
        }
    }

    [Fact]
    public async Task What_is_added_while_somebody_turns_pages_neither_repeats_nor_hides_anything()
    {
        var channel = CatalogueFixture.Channel($"added{Guid.NewGuid():N}").Id;
        var start = DateTimeOffset.UtcNow;
        for (var i = 0; i < 6; i++)
        {
            await catalogue.Videos.Project(CatalogueFixture.Video(channel, $"old {i}", start.AddSeconds(i)), CancellationToken.None);
        }

        var titles = new List<string>();
        string? cursor = null;
        for (var added = 0; ; added++)
        {
            var page = await catalogue.Videos.OfChannel(channel, false, PageRequest.Create(2, cursor).Value!, CancellationToken.None);
            titles.AddRange(page.Edges.Select(edge => edge.Node.Title));
            if (!page.HasNext)
            {
                break;
            }

            cursor = page.Edges[^1].Cursor;
            await catalogue.Videos.Project(CatalogueFixture.Video(channel, "new", start.AddMinutes(added + 1)), CancellationToken.None);
        }

        titles.ShouldBe(["old 5", "old 4", "old 3", "old 2", "old 1", "old 0"]);
    }

    [Fact]
    public async Task A_cursor_of_something_that_was_removed_still_has_its_place()
    {
        var channel = CatalogueFixture.Channel($"removed{Guid.NewGuid():N}").Id;
        var start = DateTimeOffset.UtcNow;
        var videos = Enumerable.Range(0, 4).Select(i => CatalogueFixture.Video(channel, $"{i}", start.AddSeconds(i))).ToList();
        foreach (var video in videos)
        {
            await catalogue.Videos.Project(video, CancellationToken.None);
        }

        var first = await catalogue.Videos.OfChannel(channel, false, PageRequest.Create(2, null).Value!, CancellationToken.None);
        await catalogue.Videos.Remove(first.Edges[^1].Node.Id, CancellationToken.None);
        var second = await catalogue.Videos.OfChannel(channel, false, PageRequest.Create(2, first.Edges[^1].Cursor).Value!, CancellationToken.None);

        second.Edges.Select(edge => edge.Node.Title).ShouldBe(["1", "0"]);
        second.Total.ShouldBe(3);
    }

    [Theory]
    [InlineData(-1, null, null, null, "first")]
    [InlineData(101, null, null, null, "first")]
    [InlineData(null, null, 101, null, "last")]
    [InlineData(1, null, 1, null, "last")]
    [InlineData(1, "", null, null, "after")]
    [InlineData(1, "not a cursor", null, null, "after")]
    [InlineData(1, "AAAA", null, null, "after")]
    [InlineData(null, null, 1, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "before")]
    public void What_is_no_page_is_refused_by_field(int? first, string? after, int? last, string? before, string field) =>
        PageRequest.Create(first, after, last, before).Problems.Single().Field.ShouldBe([field]);

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(long.MaxValue)]
    public async Task A_forged_cursor_is_just_some_place(long key)
    {
        foreach (var id in new[] { Guid.Empty, Guid.AllBitsSet })
        {
            var page = PageRequest.Create(5, new Cursor(key, id).ToString()).Value.ShouldNotBeNull();

            (await catalogue.Videos.Newest(page, CancellationToken.None)).ShouldNotBeNull();
            (await catalogue.Videos.Search(Words("video"), page, CancellationToken.None)).ShouldNotBeNull();
        }
    }

    [Fact]
    public void A_cursor_is_24_bytes_that_come_back()
    {
        var cursor = Cursor.Of(new DateTimeOffset(2026, 8, 1, 12, 0, 0, TimeSpan.Zero).AddMicroseconds(7), VideoId.New(TimeProvider.System).Value);

        cursor.ToString().Length.ShouldBe(32);
        Cursor.TryParse(cursor.ToString(), out var parsed).ShouldBeTrue();
        parsed.ShouldBe(cursor);
        Cursor.Of(0.123f, Guid.Empty).Rank.ShouldBe(0.123f);
    }

    private static SearchQuery Words(string text) =>
        SearchQuery.TryParse(text, out var query) ? query : throw new ArgumentException(text);
}
