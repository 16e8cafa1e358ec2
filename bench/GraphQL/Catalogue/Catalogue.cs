using System.Globalization;
using System.Text.Json;

namespace Sunomi.Bench.GraphQL;

/// <summary>The data that every server answers from: made once, written to a file, and read by each.</summary>
internal sealed record Catalogue(IReadOnlyList<Channel> Channels, IReadOnlyList<Video> Videos)
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web);

    public static Catalogue Read(string path) => JsonSerializer.Deserialize<Catalogue>(File.ReadAllBytes(path), Json)!;

    public static Catalogue Make()
    {
        string[] words = ["harbour", "evening", "copper", "field", "signal", "paper", "north", "garden", "river", "machine", "Łódź", "quiet \"one\""];
        string Text(int seed, int count) => string.Join(' ', Enumerable.Range(0, count).Select(i => words[(seed * 7 + i * (seed % 5 + 1)) % words.Length]));
        var channels = Enumerable.Range(0, 10)
            .Select(i => new Channel(Id('c', i), $"channel{i}", Text(i, 2), i * 1000)).ToList();
        var videos = Enumerable.Range(0, 200).Select(i => new Video(
            Id('v', i), Text(i, 4), i % 7 == 0 ? null : Text(i, 18), [words[i % 10], words[(i + 3) % 10]], i % 9 == 0 ? "PROCESSING" : "READY",
            i * 7.25, 1920, 1080, i * 12_345, i * 67, channels[i % channels.Count].Id,
            [.. Enumerable.Range(0, 10).Select(j => new Comment(Id('k', (i * 10) + j), Text(i + j, 9), words[(i + j) % 10], j % 3 == 0 ? "2026-01-31T12:00:00Z" : null))])).ToList();
        return new(channels, videos);
    }

    private static string Id(char kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}{number:d21}");
}

internal sealed record Channel(string Id, string Handle, string Name, int SubscriberCount);

internal sealed record Video(
    string Id, string Title, string? Description, IReadOnlyList<string> Tags, string Status, double? DurationSeconds, int? Width, int? Height,
    int ViewCount, int LikeCount, string ChannelId, IReadOnlyList<Comment> Comments);

internal sealed record Comment(string Id, string Text, string Author, string? EditedAt);
