using System.Text.Json.Nodes;
using Sunomi.GraphQL.Tests.Library;

namespace Sunomi.GraphQL.Tests.Transports;

/// <summary>Clients and audits that others wrote, against a real server.</summary>
public sealed class RealClientTests
{
    [Fact]
    public async Task Every_audit_of_graphql_http_is_ok()
    {
        await using var host = await LibraryHost.StartAsync();

        var audits = await JavaScriptClients.RunAsync("audit-http.mjs", new Uri(host.Address, "/graphql"));

        audits.Count.ShouldBeGreaterThanOrEqualTo(61);
        string.Join('\n', audits.Where(audit => audit["status"]!.GetValue<string>() != "ok").Select(audit => audit.ToJsonString())).ShouldBeEmpty();
    }

    [Fact]
    public async Task Graphql_ws_is_served()
    {
        await using var host = await LibraryHost.StartAsync();

        var answers = (await JavaScriptClients.RunAsync("run-ws.mjs", new UriBuilder(host.Address) { Scheme = "ws", Path = "/graphql" }.Uri)).ShouldHaveSingleItem();

        answers["mutation"]!.ToJsonString().ShouldBe("""[{"data":{"append":"ws"}}]""");
        ShouldBeRight(answers);
        answers["closes"]!.ToJsonString().ShouldBe("[1000]"); // one connection did it all, and the client ended it
        await host.Shelf.NeverCancelled.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Graphql_sse_is_served()
    {
        await using var host = await LibraryHost.StartAsync();

        var answers = (await JavaScriptClients.RunAsync("run-sse.mjs", new Uri(host.Address, "/graphql"))).ShouldHaveSingleItem();

        answers["mutation"]!.ToJsonString().ShouldBe("""[{"data":{"append":"sse"}}]""");
        ShouldBeRight(answers);
        answers["failing"]!.ToJsonString().ShouldBe("""["no stream"]""");
        await host.Shelf.NeverCancelled.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }

    private static void ShouldBeRight(JsonNode answers)
    {
        answers["query"]!.ToJsonString().ShouldBe("""[{"data":{"optional":"7"}}]""");
        answers["subscription"]!.ToJsonString().ShouldBe("""[{"data":{"counted":1}},{"data":{"counted":2}},{"data":{"counted":3}}]""");
        answers["atOnce"]!.AsArray().ShouldAllBe(count => count!.GetValue<int>() == 50);
        answers["invalid"]![0]!.GetValue<string>().ShouldContain("nothing");
    }
}
