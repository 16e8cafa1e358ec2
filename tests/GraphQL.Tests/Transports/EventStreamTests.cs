using System.Net;
using System.Text;
using System.Text.Json;
using Sunomi.GraphQL.Tests.Library;

namespace Sunomi.GraphQL.Tests.Transports;

/// <summary>https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md#distinct-connections-mode</summary>
public sealed class EventStreamTests : IAsyncLifetime
{
    private LibraryHost host = null!;

    public async Task InitializeAsync() => host = await LibraryHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Theory]
    [InlineData("{ me }", """event: next|data: {"data":{"me":null}}||event: complete|data:||""")]
    [InlineData("subscription { counted(to: 2) }", """event: next|data: {"data":{"counted":1}}||event: next|data: {"data":{"counted":2}}||event: complete|data:||""")]
    [InlineData("subscription { failing }", """event: next|data: {"errors":[{"message":"no stream","locations":[{"line":1,"column":16}],"path":["failing"],"extensions":{"code":"CLOSED"}}]}||event: complete|data:||""")]
    public async Task The_stream_has_each_response_and_an_end(string query, string expected)
    {
        using var response = await SendAsync(HttpMethod.Post, query, "text/event-stream");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().ShouldBe("text/event-stream; charset=utf-8");
        response.Headers.CacheControl!.NoCache.ShouldBeTrue();
        (await response.Content.ReadAsStringAsync()).Replace('\n', '|').ShouldBe(expected);
    }

    [Fact]
    public async Task Json_that_was_written_on_many_lines_is_one_line_of_data()
    {
        await using var other = await LibraryHost.StartAsync(options =>
        {
            options.Schema += " scalar JSON extend type Query { pretty: JSON }";
            options.AddResolvers<PrettyResolvers>("Query");
        });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=%7Bpretty%7D");
        request.Headers.Add("Accept", "text/event-stream");

        using var response = await other.Client.SendAsync(request);

        (await response.Content.ReadAsStringAsync()).ShouldStartWith("""event: next|data: {"data":{"pretty":{"a":["b\n",1.50]}}}||""".Replace('|', '\n'));
    }

    [Fact]
    public async Task What_is_not_valid_is_an_event_too()
    {
        using var response = await SendAsync(HttpMethod.Post, "{ nothing }", "text/event-stream");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync()).ShouldStartWith("event: next\ndata: {\"errors\":[{\"message\":\"Cannot query field");
    }

    [Fact]
    public async Task An_EventSource_asks_with_get()
    {
        using var response = await SendAsync(HttpMethod.Get, "subscription { counted(to: 1) }", "text/event-stream");

        (await response.Content.ReadAsStringAsync()).ShouldContain("""data: {"data":{"counted":1}}""");
    }

    [Theory]
    [InlineData("text/event-stream, application/json;q=0.5", "text/event-stream")]
    [InlineData("application/json, text/event-stream;q=0.5", "application/json")]
    [InlineData("application/graphql-response+json, application/json, text/event-stream", "application/graphql-response+json")]
    public async Task The_accept_header_decides(string accept, string expected)
    {
        using var response = await SendAsync(HttpMethod.Post, "{ me }", accept);

        response.Content.Headers.ContentType!.MediaType.ShouldBe(expected);
    }

    [Fact]
    public async Task A_mutation_with_get_is_refused()
    {
        using var response = await SendAsync(HttpMethod.Get, "mutation { refuse }", "text/event-stream");

        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string query, string accept)
    {
        using var request = method == HttpMethod.Get
            ? new HttpRequestMessage(method, $"/graphql?query={Uri.EscapeDataString(query)}")
            : new HttpRequestMessage(method, "/graphql") { Content = new StringContent($$"""{"query":"{{query}}"}""", Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return await host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    internal sealed class PrettyResolvers
    {
        public static JsonElement Pretty() => JsonElement.Parse("{\r\n  \"a\": [\n    \"b\\n\",\n    1.50 ]\n}");
    }
}
