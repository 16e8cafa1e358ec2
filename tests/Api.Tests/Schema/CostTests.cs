using Sunomi.Tests.Product;

namespace Sunomi.Tests.Schema;

/// <summary>The costs that the contract declares: what pages ask for is far below the limit, what multiplies itself is above it.</summary>
[Collection(ProductTests.Name)]
public sealed class CostTests(RunningProduct product)
{
    [Theory]
    [InlineData("{ videos(first: 100) { nodes { id title channel { name } } pageInfo { endCursor } totalCount } }")]
    [InlineData("{ videos(first: 24) { nodes { id playback { renditions { name } chapters { title } } comments(first: 20) { nodes { id text author { username } } } } } }")]
    [InlineData("{ search(query: \"harbour\", first: 100) { edges { cursor node { id title } } } }")]
    public async Task What_a_page_asks_for_is_answered(string query) => _ = (await product.Stranger.Ask(query)).Data;

    [Theory]
    [InlineData("{ videos(first: 100) { nodes { comments(first: 100) { nodes { replies(first: 100) { nodes { id } } } } } } }")]
    [InlineData("{ videos(last: 100) { edges { node { channel { videos(first: 100) { nodes { id title description createdAt visibility viewCount channel { id handle name description subscriberCount } } } } } } } }")]
    [InlineData("{ videos(first: 100) { nodes { channel { owner { channels { videos(first: 100) { nodes { id title createdAt } } } } } } } }")]
    [InlineData("mutation { %signIns% }")]
    public async Task What_multiplies_itself_is_refused_before_it_begins(string query)
    {
        var signIns = string.Join(' ', Enumerable.Range(0, 21).Select(i => $"s{i}: signIn(input: {{ login: \"a\", password: \"b\" }}) {{ accessToken }}"));

        var answer = await product.Stranger.Ask(query.Replace("%signIns%", signIns, StringComparison.Ordinal));

        answer.ErrorCode.ShouldBe("LIMIT_EXCEEDED");
        answer.Body.GetProperty("errors")[0].GetProperty("message").GetString().ShouldNotBeNull().ShouldEndWith("(limit: cost).");
    }

    [Fact]
    public async Task A_page_size_in_a_variable_counts_as_well()
    {
        const string Query = "query ($first: Int!) { videos(first: $first) { nodes { comments(first: $first) { nodes { replies(first: $first) { nodes { id } } } } } } }";

        (await product.Stranger.Ask(Query, new { first = 100 })).ErrorCode.ShouldBe("LIMIT_EXCEEDED");
        _ = (await product.Stranger.Ask(Query, new { first = 10 })).Data;
    }
}
