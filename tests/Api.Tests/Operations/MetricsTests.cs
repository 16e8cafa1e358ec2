using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Sunomi.Telemetry;
using Sunomi.Tests.Product;

namespace Sunomi.Tests.Operations;

[Collection(ProductTests.Name)]
public sealed class MetricsTests(RunningProduct product)
{
    [Fact]
    public async Task This_machine_reads_what_the_engine_of_GraphQL_and_the_server_count()
    {
        (await product.Stranger.Ask("{ viewerRoles }")).Data.ToString().ShouldNotBeEmpty();

        var metrics = await product.Stranger.Http.GetStringAsync("/metrics");

        metrics.ShouldContain("graphql_server_operation_duration_seconds_count");
        metrics.ShouldContain("http_server_request_duration_seconds_count");
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    public async Task Whoever_comes_through_a_proxy_on_this_machine_finds_nothing(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        request.Headers.Add(header, value);

        using var response = await product.Stranger.Http.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task With_a_token_only_who_shows_it_reads()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration["Metrics:Token"] = "the token of the operator";
        builder.AddSunomiTelemetry("test");
        await using var app = builder.Build();
        app.MapMetrics();
        await app.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        (await Read(http, null)).ShouldBe(HttpStatusCode.NotFound);
        (await Read(http, "the token of somebody")).ShouldBe(HttpStatusCode.NotFound);
        (await Read(http, "the token of the operator")).ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<HttpStatusCode> Read(HttpClient http, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }
}
