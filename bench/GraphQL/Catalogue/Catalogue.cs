using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sunomi.Bench.GraphQL;

/// <summary>The data that every server answers from: made once, written to a file, and read by each.</summary>
internal sealed record Catalogue(IReadOnlyList<Channel> Channels, IReadOnlyList<Video> Videos)
{
    /// <summary>The texts of so many videos are ASCII; those of as many behind them are not, which a JavaScript server pays dearly for.</summary>
    public const int PlainVideos = 120;

    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper) } };

    public static Catalogue Read(string path) => JsonSerializer.Deserialize<Catalogue>(File.ReadAllBytes(path), Json)!;

    public static Catalogue Make()
    {
        string[] plain = ["harbour", "evening", "copper", "field", "signal", "paper", "north", "garden", "river", "machine", "lantern", "quiet \"one\""];
        string[] polish = [.. plain[..10], "Łódź", plain[11]];
        string[] Words(int video) => video < PlainVideos ? plain : polish;
        string Text(string[] words, int seed, int count) => string.Join(' ', Enumerable.Range(0, count).Select(i => words[(seed * 7 + i * (seed % 5 + 1)) % words.Length]));
        var channels = Enumerable.Range(0, 10)
            .Select(i => new Channel(Id('c', i), $"channel{i}", Text(plain, i, 2), i * 1000)).ToList();
        var videos = Enumerable.Range(0, 2 * PlainVideos).Select(i => new Video(
            Id('v', i), Text(Words(i), i, 4), i % 7 == 0 ? null : Text(Words(i), i, 18), [plain[i % 10], plain[(i + 3) % 10]], i % 9 == 0 ? VideoStatus.Processing : VideoStatus.Ready,
            i * 7.25, 1920, 1080, i * 12_345, i * 67, channels[i % channels.Count].Id,
            [.. Enumerable.Range(0, 10).Select(j => new Comment(Id('k', (i * 10) + j), Text(Words(i), i + j, 9), plain[(i + j) % 10], j % 3 == 0 ? "2026-01-31T12:00:00Z" : null))])).ToList();
        return new(channels, videos);
    }

    private static string Id(char kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}{number:d21}");
}

internal sealed record Channel(string Id, string Handle, string Name, int SubscriberCount);

internal sealed record Video(
    string Id, string Title, string? Description, IReadOnlyList<string> Tags, VideoStatus Status, double? DurationSeconds, int? Width, int? Height,
    int ViewCount, int LikeCount, string ChannelId, IReadOnlyList<Comment> Comments);

internal enum VideoStatus
{
    Uploading,
    Processing,
    Ready,
    Failed,
}

internal sealed record Comment(string Id, string Text, string Author, string? EditedAt);
