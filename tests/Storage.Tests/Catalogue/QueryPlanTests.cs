using Npgsql;
using Sunomi.Storage.Catalogue;
using Sunomi.Testing;

namespace Sunomi.Tests.Storage.Catalogue;

/// <summary>With many rows, a page is found by an index, also a page in the middle.</summary>
public sealed class QueryPlanTests(QueryPlanTests.ManyRows rows) : IClassFixture<QueryPlanTests.ManyRows>
{
    /// <summary>A database with them.</summary>
    public sealed class ManyRows : IAsyncLifetime
    {
        private TestDatabase? database;

        public NpgsqlDataSource Database => database!.DataSource;

        public async Task InitializeAsync()
        {
            database = await PostgresServer.CreateDatabase(Migrator.Migrate);
            await using var command = Database.CreateCommand("""
                insert into video (id, version, channel_id, created_at, published_at, listed, document, search_words, search_text)
                select gen_random_uuid(), 1, ('00000000-0000-0000-0000-' || lpad((n % 200)::text, 12, '0'))::uuid,
                  now() - n * interval '1 minute', now() - n * interval '1 minute', n % 10 > 0, jsonb_build_object('as large as one is', repeat(md5(n::text), 30)),
                  to_tsvector('simple', w), w
                from generate_series(1, 20000) n, lateral (select 'title ' || md5(n::text) || ' ' || md5((n * 7)::text) as w) text;
                insert into subscription
                select '00000000-0000-0000-0000-000000000000', ('00000000-0000-0000-0000-' || lpad(n::text, 12, '0'))::uuid, now()
                from generate_series(1, 5) n;
                insert into comment (id, video_id, author_id, text, created_at)
                select gen_random_uuid(), v.id, gen_random_uuid(), 'text', now() - n * interval '1 second'
                from (select id from video order by id limit 100) v, generate_series(1, 100) n;
                insert into comment (id, video_id, author_id, text, created_at, in_reply_to)
                select gen_random_uuid(), c.video_id, gen_random_uuid(), 'text', now(), c.id
                from (select id, video_id from comment order by id limit 1000) c, generate_series(1, 10) n;
                analyze;
                """);
            await command.ExecuteNonQueryAsync();
        }

        public async Task DisposeAsync() => await database!.DisposeAsync();
    }

    public static TheoryData<string> Lists => ["newest", "channel", "owner", "feed", "search", "comments", "replies"];

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task A_page_is_found_by_an_index(string list)
    {
        var some = await Some("select id from video order by id limit 1");
        SearchQuery.TryParse("c4ca4238a0b923820dcc509a6f75849b", out var query).ShouldBeTrue();
        var (sorted, parameters) = list switch
        {
            "newest" => (VideoTable.NewestList, Array.Empty<(string, object?)>()),
            "channel" => (VideoTable.ChannelList, [("channel", new Guid("00000000-0000-0000-0000-000000000007"))]),
            "owner" => (VideoTable.OwnerList, [("channel", new Guid("00000000-0000-0000-0000-000000000007"))]),
            "feed" => (VideoTable.FeedList, [("user", Guid.Empty)]),
            "search" => (VideoTable.SearchList(query!), VideoTable.SearchParameters(query!)),
            "comments" => (CommentTable.TopList, [("video", some)]),
            _ => (CommentTable.ReplyList, [("parent", await Some("select in_reply_to from comment where in_reply_to is not null limit 1"))]),
        };

        foreach (var page in new[]
        {
            PageRequest.Default,
            PageRequest.Create(20, Middle(sorted.Key)).Value!,
            PageRequest.Create(null, null, 20, Middle(sorted.Key)).Value!,
        })
        {
            var plan = await Explain(sorted, page, parameters);

            plan.ShouldContain("Index", Case.Sensitive, plan);
            plan.ShouldNotContain("Seq Scan on video", Case.Sensitive, plan);
            plan.ShouldNotContain("Seq Scan on comment", Case.Sensitive, plan);
        }
    }

    private static string Middle(SortKey key) =>
        (key == SortKey.Time ? Cursor.Of(DateTimeOffset.UtcNow.AddMinutes(-5000), Guid.Empty) : Cursor.Of(0.5f, Guid.Empty)).ToString();

    private async Task<string> Explain(SortedList list, PageRequest page, (string, object?)[] parameters)
    {
        await using var command = rows.Database.CreateCommand("explain " + list.EdgesSql(page));
        list.AddParameters(command.Parameters, page, parameters);
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(0));
        }

        return string.Join('\n', lines);
    }

    private async Task<Guid> Some(string sql)
    {
        await using var command = rows.Database.CreateCommand(sql);
        return (Guid)(await command.ExecuteScalarAsync())!;
    }
}
