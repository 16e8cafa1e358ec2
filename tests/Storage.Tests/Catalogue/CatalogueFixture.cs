using Npgsql;
using Sunomi.Channels;
using Sunomi.Discussion;
using Sunomi.Storage.Catalogue;
using Sunomi.Testing;
using Sunomi.Users;
using Sunomi.Videos;

namespace Sunomi.Tests.Storage.Catalogue;

/// <summary>A migrated database for one test class, and rows to put into it.</summary>
public sealed class CatalogueFixture : IAsyncLifetime
{
    private TestDatabase? database;
    private long ticks;

    public NpgsqlDataSource Database => database!.DataSource;

    public VideoTable Videos => new(Database);

    public ChannelTable Channels => new(Database);

    public CommentTable Comments => new(Database);

    public async Task InitializeAsync() => database = await PostgresServer.CreateDatabase(Migrator.Migrate);

    public async Task DisposeAsync() => await database!.DisposeAsync();

    public static ChannelSnapshot Channel(string handle, string? name = null, long version = 1) => new(
        ChannelId.New(TimeProvider.System), version, UserId.New(TimeProvider.System), handle, name ?? handle, null, DateTimeOffset.UtcNow);

    public static VideoSnapshot Video(
        ChannelId channel,
        string title = "A video",
        DateTimeOffset? at = null,
        bool playable = true,
        Visibility visibility = Visibility.Public,
        string? description = null,
        params string[] tags)
    {
        var time = at ?? DateTimeOffset.UtcNow;
        return new VideoSnapshot(
            VideoId.New(TimeProvider.System),
            1,
            channel,
            UserId.New(TimeProvider.System),
            title,
            description,
            tags,
            visibility,
            playable ? VideoStatus.Ready : VideoStatus.Processing,
            time,
            playable ? time : null,
            12.5,
            1280,
            720,
            playable
                ? new VideoPlayback(1, "g1/master.m3u8", "g1/manifest.mpd", "g1/poster.jpg", true, [new VideoRendition("720p", 1280, 720, 30, 3_000_000, "avc1.64001f")], Segments: 0)
                : null);
    }

    public static AccountRow Account(string username, string? email = null) => new(
        UserId.New(TimeProvider.System),
        username,
        email ?? $"{username}@example.org",
        "hash",
        username,
        ChannelId.New(TimeProvider.System),
        DateTimeOffset.UtcNow);

    /// <summary>A video in the catalogue.</summary>
    public async Task<VideoSnapshot> AddVideo()
    {
        var video = Video(ChannelId.New(TimeProvider.System));
        await Videos.Project(video, CancellationToken.None);
        return video;
    }

    /// <summary>Ends when a statement in this database waits for a lock of another.</summary>
    public async Task SomebodyWaits()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await using var waiting = Database.CreateCommand(
            "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");
        while ((long)(await waiting.ExecuteScalarAsync(deadline.Token))! == 0)
        {
            await Task.Delay(20, deadline.Token);
        }
    }

    /// <summary>Later than the one before, by whole microseconds, which is what the database keeps.</summary>
    public CommentSnapshot Comment(VideoId video, CommentId? inReplyTo = null, string text = "Well said.") => new(
        CommentId.New(TimeProvider.System),
        video,
        UserId.New(TimeProvider.System),
        text,
        DateTimeOffset.UnixEpoch.AddYears(50).AddSeconds(Interlocked.Increment(ref ticks)),
        null,
        inReplyTo,
        0);
}
