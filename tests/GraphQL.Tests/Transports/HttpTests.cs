using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Sunomi.GraphQL.Tests.Library;

namespace Sunomi.GraphQL.Tests.Transports;

/// <summary>https://graphql.github.io/graphql-over-http/draft/</summary>
public sealed class HttpTests : IAsyncLifetime
{
    private const string Newer = "application/graphql-response+json";
    private const string Older = "application/json";
    private LibraryHost host = null!;

    public async Task InitializeAsync() => host = await LibraryHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Theory]
    [InlineData(Newer, Newer)]
    [InlineData(Older, Older)]
    [InlineData("*/*", Older)]
    [InlineData("application/*", Older)]
    [InlineData(null, Older)]
    [InlineData("application/json;q=0.5, application/graphql-response+json", Newer)]
    [InlineData("application/graphql-response+json;q=0.1, application/json", Older)]
    [InlineData("text/html, */*;q=0.1", Older)]
    [InlineData("Application/*", Older)]
    [InlineData("*/*, application/json;q=0", Newer)]
    public async Task The_answer_is_of_the_type_that_the_client_prefers(string? accept, string expected)
    {
        using var response = await SendAsync(Post("""{"query":"{ me }"}"""), accept);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().ShouldBe($"{expected}; charset=utf-8");
        (await response.Content.ReadAsStringAsync()).ShouldBe("""{"data":{"me":null}}""");
    }

    [Fact]
    public async Task A_client_that_accepts_neither_gets_406()
    {
        using var response = await SendAsync(Post("""{"query":"{ me }"}"""), "text/html");

        response.StatusCode.ShouldBe(HttpStatusCode.NotAcceptable);
    }

    [Theory]
    [InlineData("""{"query":"{ book(id: 2) { broken } }"}""", 200, 200)]
    [InlineData("""{"query":"{ nothing }"}""", 400, 200)]
    [InlineData("""{"query":"{"}""", 400, 200)]
    [InlineData("""{"query":"query($a: Int!) { optional(value: $a) }","variables":{"a":"x"}}""", 400, 200)]
    [InlineData("""{"query":"{ me } { me }","operationName":"none"}""", 400, 200)]
    [InlineData("""{"query":"{ me }","operationName":"none"}""", 400, 200)]
    [InlineData("""{"query":"subscription { never }"}""", 400, 400)]
    [InlineData("""{"query":1}""", 400, 400)]
    [InlineData("""{"query":null}""", 400, 400)]
    [InlineData("{}", 400, 400)]
    [InlineData("[]", 400, 400)]
    [InlineData("{ me }", 400, 400)]
    [InlineData("""{"query":"{ me }","variables":[]}""", 400, 400)]
    [InlineData("""{"query":"{ me }","operationName":{}}""", 400, 400)]
    [InlineData("""{"query":"{ me }","extensions":"x"}""", 400, 400)]
    [InlineData("""{"query":"{ me }","variables":null,"operationName":null,"extensions":null}""", 200, 200)]
    public async Task The_status_tells_request_errors_where_the_media_type_lets_it(string body, int newer, int older)
    {
        using var first = await SendAsync(Post(body), Newer);
        using var second = await SendAsync(Post(body), Older);

        ((int)first.StatusCode).ShouldBe(newer);
        ((int)second.StatusCode).ShouldBe(older);
        var answer = JsonNode.Parse(await first.Content.ReadAsStringAsync())!.AsObject();
        answer.ContainsKey("data").ShouldBe(newer == 200);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData(null)]
    public async Task A_body_of_another_type_gets_415(string? contentType)
    {
        using var content = new ByteArrayContent("""{"query":"{ me }"}"""u8.ToArray());
        content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = content };

        using var response = await SendAsync(request, null);

        response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task Get_answers_queries_with_variables_and_operation_name()
    {
        var query = Uri.EscapeDataString("query A($v: Int) { optional(value: $v) } query B { me }");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/graphql?query={query}&operationName=A&variables={Uri.EscapeDataString("""{"v":7}""")}");

        using var response = await SendAsync(request, null);

        (await response.Content.ReadAsStringAsync()).ShouldBe("""{"data":{"optional":"7"}}""");
    }

    [Theory]
    [InlineData("?query=mutation%7Bfail%7D", 405)]
    [InlineData("", 400)]
    [InlineData("?query=", 400)]
    [InlineData("?query=%7Bme%7D&variables=x", 400)]
    [InlineData("?query=%7Bme%7D&variables=%5B%5D", 400)]
    public async Task Get_refuses_what_it_must_not_do(string parameters, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/graphql{parameters}");

        using var response = await SendAsync(request, Newer);

        ((int)response.StatusCode).ShouldBe(status);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task Other_methods_get_405_with_those_that_are_allowed(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/graphql");

        using var response = await SendAsync(request, null);

        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.ShouldBe(["GET", "POST"]);
    }

    private static HttpRequestMessage Post(string body) => new(HttpMethod.Post, "/graphql") { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string? accept)
    {
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        return await host.Client.SendAsync(request);
    }
}
