using System.Net;
using Microsoft.AspNetCore.Http;
using Sunomi.GraphQL.Tests.Library;

namespace Sunomi.GraphQL.Tests.Transports;

public sealed class PageTests
{
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";

    [Theory]
    [InlineData("/graphql", Browser, "the explorer")]
    [InlineData("/graphql?query=%7Bme%7D", Browser, """{"data":{"me":null}}""")]
    [InlineData("/graphql", "application/json, text/html", """{"errors":[{"message":"The request has no \"query\"."}]}""")]
    public async Task A_browser_that_opens_the_address_gets_the_explorer(string address, string accept, string expected)
    {
        await using var host = await LibraryHost.StartAsync(options => options.Explorer = context => context.Response.WriteAsync("the explorer"));

        (await GetAsync(host, address, accept)).Text.ShouldBe(expected);
    }

    [Fact]
    public async Task The_schema_can_be_downloaded_unless_introspection_is_off()
    {
        await using var open = await LibraryHost.StartAsync();
        await using var closed = await LibraryHost.StartAsync(options => options.Introspection = false);

        var (status, text) = await GetAsync(open, "/graphql?sdl", Browser);

        status.ShouldBe(HttpStatusCode.OK);
        var schema = GraphQL.Types.Schema.Parse(text);
        schema.Type("Book").ShouldNotBeNull();
        (await GetAsync(closed, "/graphql?sdl", Browser)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<(HttpStatusCode Status, string Text)> GetAsync(LibraryHost host, string address, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var response = await host.Client.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
