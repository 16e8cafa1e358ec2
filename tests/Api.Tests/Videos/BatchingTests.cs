using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Sunomi.Tests.Product;

namespace Sunomi.Tests.Videos;

[Collection(ProductTests.Name)]
public sealed class BatchingTests(RunningProduct product)
{
    private const string Query =
        """
        query($first: Int) {
          videos(first: $first) {
            nodes {
              title likeCount viewCount commentCount viewerReaction
              processing { status }
              channel { name subscriberCount viewerIsSubscribed owner { username channels { handle } } }
              playback { hlsUrl }
            }
          }
        }
        """;

    [Fact]
    public async Task A_long_page_asks_the_database_no_more_often_than_a_short_one()
    {
        var viewer = await product.SignUp("counter");
        await product.SomeVideo("first");
        await product.SomeVideo("second");
        await product.SomeVideo("third");

        // what grains read once, when they are activated, belongs to neither
        await Statements(viewer, 3);
        var (one, few) = (await Statements(viewer, 1), await Statements(viewer, 3));

        one.Videos.ShouldBe(1);
        few.Videos.ShouldBe(3);
        one.Texts.Length.ShouldBeGreaterThan(1);
        few.Texts.Length.ShouldBe(one.Texts.Length, $"{string.Join('\n', few.Texts)}\ninstead of\n{string.Join('\n', one.Texts)}");
    }

    /// <summary>What the request caused is told from the rest by the trace that it begins.</summary>
    private static async Task<(int Videos, string[] Texts)> Statements(Person viewer, int first)
    {
        var trace = ActivityTraceId.CreateRandom();
        var statements = new ConcurrentBag<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Npgsql" or "Microsoft.AspNetCore",
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.Source.Name == "Npgsql" && activity.TraceId == trace)
                {
                    statements.Add($"{activity.GetTagItem("db.query.text") ?? activity.GetTagItem("db.statement")}");
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = Query, variables = new { first } }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", viewer.Token);
        request.Headers.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        using var response = await viewer.Http.SendAsync(request);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>();
        return (body.GetProperty("data").GetProperty("videos").GetProperty("nodes").GetArrayLength(), [.. statements]);
    }
}
