using Npgsql;
using Sunomi.Channels;
using Sunomi.Users;
using Sunomi.Videos;

namespace Sunomi.Storage.Catalogue;

public sealed record VideoCounters(long Likes, long Dislikes, long Views, long Comments)
{
    public static VideoCounters Zero { get; } = new(0, 0, 0, 0);
}

/// <summary>
/// Videos as lists show them; each row is a projection of a grain's state. A video is listed when it is public and can be played.
/// </summary>
public sealed class VideoTable(NpgsqlDataSource database)
{
    /// <summary>A word is taken for another from this similarity on (0 to 1, of pg_trgm).</summary>
    private const string SimilarEnough = "0.45";

    internal static readonly SortedList NewestList =
        new("v.document", "video v", "v.listed", "v.published_at", "v.id", SortKey.Time, Descending: true);

    internal static readonly SortedList ChannelList = NewestList with { Where = "v.listed and v.channel_id = @channel" };

    internal static readonly SortedList OwnerList = NewestList with { Where = "v.channel_id = @channel", KeyColumn = "v.created_at" };

    internal static readonly SortedList FailedList = OwnerList with { Where = "v.document ->> 'Status' = 'Failed'" };

    internal static readonly SortedList FeedList = NewestList with
    {
        Where = "v.listed and v.channel_id in (select s.channel_id from subscription s where s.user_id = @user)",
    };

    /// <summary>Stores what the grain says, unless the row is as new already.</summary>
    public async Task Project(VideoSnapshot video, CancellationToken cancellationToken) =>
        await database.Statement(
            $"""
            with told as (
              select @document::jsonb as document, c.name, c.handle
              from (select @channel::uuid as id) as wanted
              left join channel c on c.id = wanted.id
            ), stored as (
              insert into video as v (id, version, channel_id, created_at, published_at, listed, document, search_words, search_text)
              select @id, @version, @channel, @created, @published::timestamptz, @listed, document,
                {VideoSearch.WordsOf("document", "name", "handle")},
                {VideoSearch.TextOf("document", "name", "handle")}
              from told
              on conflict (id) do update
                set version = excluded.version, channel_id = excluded.channel_id, created_at = excluded.created_at,
                    published_at = excluded.published_at, listed = excluded.listed, document = excluded.document,
                    search_words = excluded.search_words, search_text = excluded.search_text
                where v.version < excluded.version
              returning v.id
            )
            insert into video_counter (video_id)
            select id from stored
            on conflict do nothing
            """,
            ("id", video.Id.Value),
            ("version", video.Version),
            ("channel", video.Channel.Value),
            ("created", video.CreatedAt.ToUniversalTime()),
            ("published", video.PublishedAt?.ToUniversalTime()),
            ("listed", video is { Visibility: Visibility.Public, Playback: not null, PublishedAt: not null }),
            ("document", CatalogueJson.Write(video))).Execute(cancellationToken);

    /// <summary>Removes the video with its comments, reactions and counters.</summary>
    public async Task Remove(VideoId id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.LockCounter(id, cancellationToken);
        await connection.Statement("delete from video where id = @id", ("id", id.Value)).Execute(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Null when there is no row.</summary>
    public Task<long?> VersionOf(VideoId id, CancellationToken cancellationToken) =>
        database.Statement("select version from video where id = @id", ("id", id.Value))
            .ReadFirst<long?>(row => row.GetInt64(0), cancellationToken);

    /// <summary>The videos that exist, in any order, whoever may see them.</summary>
    public Task<List<VideoSnapshot>> Find(IReadOnlyCollection<VideoId> ids, CancellationToken cancellationToken) =>
        database.Statement("select document from video where id = any(@ids)", ("ids", ids.Select(id => id.Value).ToArray()))
            .ReadAll(row => CatalogueJson.Read<VideoSnapshot>(row.GetString(0)), cancellationToken);

    /// <summary>Numbers of each video; zeros for one that has no row.</summary>
    public async Task<IReadOnlyDictionary<VideoId, VideoCounters>> CountersOf(
        IReadOnlyCollection<VideoId> ids,
        CancellationToken cancellationToken)
    {
        var counters = ids.Distinct().ToDictionary(id => id, _ => VideoCounters.Zero);
        var rows = await database.Statement(
            "select video_id, likes, dislikes, views, comments from video_counter where video_id = any(@ids)",
            ("ids", counters.Keys.Select(id => id.Value).ToArray()))
            .ReadAll(
                row => (Id: new VideoId(row.GetGuid(0)), Counters: new VideoCounters(row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4))),
                cancellationToken);
        foreach (var (id, counter) in rows)
        {
            counters[id] = counter;
        }

        return counters;
    }

    /// <summary>All listed videos, last published first.</summary>
    public Task<Page<VideoSnapshot>> Newest(PageRequest page, CancellationToken cancellationToken) =>
        Read(NewestList, page, [], cancellationToken);

    /// <param name="everything">as its owner sees it: also what is not listed, last made first; else listed ones, last published first</param>
    public Task<Page<VideoSnapshot>> OfChannel(ChannelId channel, bool everything, PageRequest page, CancellationToken cancellationToken) =>
        Read(everything ? OwnerList : ChannelList, page, [("channel", channel.Value)], cancellationToken);

    /// <summary>Videos of everybody whose processing failed, last made first.</summary>
    public Task<Page<VideoSnapshot>> Failed(PageRequest page, CancellationToken cancellationToken) =>
        Read(FailedList, page, [], cancellationToken);

    /// <summary>Listed videos of the channels that the user subscribes to, last published first.</summary>
    public Task<Page<VideoSnapshot>> Feed(UserId user, PageRequest page, CancellationToken cancellationToken) =>
        Read(FeedList, page, [("user", user.Value)], cancellationToken);

    /// <summary>Listed videos that have every word, or the start of a longer one, or one much like it; best match first.</summary>
    public Task<Page<VideoSnapshot>> Search(SearchQuery query, PageRequest page, CancellationToken cancellationToken) =>
        Read(SearchList(query), page, SearchParameters(query), cancellationToken);

    internal static SortedList SearchList(SearchQuery query)
    {
        // only names of parameters go into the text, never the words; a word of which folding leaves nothing finds nothing
        var words = query.Words.Select((_, i) => $"nullif(search_fold(@word{i}), '')").ToList();
        var matches = string.Join(" and ", words.Select(word => $"(v.search_words @@ {PrefixOf(word)} or {word} <% v.search_text)"));
        var rank = string.Join(
            " + ",
            words.Select(word => $"ts_rank(v.search_words, {PrefixOf(word)}) + 0.1 * word_similarity({word}, v.search_text)"));
        return new SortedList(
            "f.document",
            $"(select v.id, v.document, ({rank})::real as rank from video v where v.listed and {matches}) f",
            "true",
            "f.rank",
            "f.id",
            SortKey.Rank,
            Descending: true)
        {
            Prelude = $"select set_config('pg_trgm.word_similarity_threshold', '{SimilarEnough}', true)",
        };
    }

    internal static (string Name, object? Value)[] SearchParameters(SearchQuery query) =>
        [.. query.Words.Select((word, i) => ($"word{i}", (object?)word))];

    private static string PrefixOf(string word) => $"to_tsquery('simple', quote_literal({word}) || ':*')";

    private Task<Page<VideoSnapshot>> Read(
        SortedList list,
        PageRequest page,
        (string Name, object? Value)[] parameters,
        CancellationToken cancellationToken) =>
        list.Read(database, page, row => CatalogueJson.Read<VideoSnapshot>(row.GetString(2)), parameters, cancellationToken);
}
