using System.Text.Json;

namespace Sunomi.Bench.GraphQL.Answers;

/// <summary>One request, named for the size of its answer.</summary>
internal sealed record Question(string Size, string Query, object? Variables)
{
    private const string Page = """
        query ($first: Int, $skip: Int) {
          videos(first: $first, skip: $skip) {
            id title description tags status durationSeconds width height viewCount likeCount
            channel { id handle name subscriberCount }
            comments(first: 4) { id text author editedAt }
          }
        }
        """;

    public static IReadOnlyList<Question> All { get; } =
    [
        new("tiny", "query ($id: ID!) { video(id: $id) { id title } }", new { id = "v000000000000000000007" }),
        new("medium", """
            query ($first: Int) {
              videos(first: $first) {
                id title description tags status durationSeconds width height viewCount likeCount
                channel { id handle name }
              }
            }
            """, new { first = 8 }),
        new("large", Page, new { first = Catalogue.PlainVideos, skip = 0 }),
        new("large, not only ASCII", Page, new { first = Catalogue.PlainVideos, skip = Catalogue.PlainVideos }),
    ];

    public string Body => JsonSerializer.Serialize(new { query = Query, variables = Variables });
}
