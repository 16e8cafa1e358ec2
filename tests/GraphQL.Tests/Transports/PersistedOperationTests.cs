using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Sunomi.GraphQL.Tests.Library;

namespace Sunomi.GraphQL.Tests.Transports;

public sealed class PersistedOperationTests
{
    private const string Query = "query ($v: Int) { optional(value: $v) }";

    [Fact]
    public async Task A_document_that_came_once_is_known_by_its_hash_over_every_transport()
    {
        await using var host = await LibraryHost.StartAsync();

        var unknown = await PostAsync(host, null, HashOf(Query));
        var first = await PostAsync(host, Query, HashOf(Query));
        var again = await PostAsync(host, null, HashOf(Query));
        var get = await host.Client.GetStringAsync(new Uri($"/graphql?variables=%7B%22v%22%3A8%7D&extensions={Uri.EscapeDataString(Extensions(HashOf(Query)).ToJsonString())}", UriKind.Relative));
        using var socket = await SocketClient.InitialisedAsync(host);
        await socket.SendAsync(new JsonObject { ["id"] = "1", ["type"] = "subscribe", ["payload"] = Body(null, HashOf(Query)) }.ToJsonString());

        unknown["errors"]![0]!["message"]!.GetValue<string>().ShouldBe("PersistedQueryNotFound");
        unknown["errors"]![0]!["extensions"]!["code"]!.GetValue<string>().ShouldBe("PERSISTED_QUERY_NOT_FOUND");
        first["data"]!.ToJsonString().ShouldBe("""{"optional":"7"}""");
        again["data"]!.ToJsonString().ShouldBe("""{"optional":"7"}""");
        get.ShouldBe("""{"data":{"optional":"8"}}""");
        (await socket.ReceiveAsync())!["payload"]!.ToJsonString().ShouldBe("""{"data":{"optional":"7"}}""");
    }

    [Fact]
    public async Task A_hash_of_something_else_is_refused_and_registers_nothing()
    {
        await using var host = await LibraryHost.StartAsync();

        var wrong = await PostAsync(host, Query, HashOf("{ me }"));
        var later = await PostAsync(host, null, HashOf("{ me }"));

        wrong["errors"]![0]!["extensions"]!["code"]!.GetValue<string>().ShouldBe("PERSISTED_QUERY_HASH_MISMATCH");
        later["errors"]![0]!["message"]!.GetValue<string>().ShouldBe("PersistedQueryNotFound");
    }

    [Fact]
    public async Task What_is_remembered_is_bounded()
    {
        await using var host = await LibraryHost.StartAsync();
        await PostAsync(host, Query, HashOf(Query));

        for (var i = 0; i < 60; i++)
        {
            var large = $"{{ me }} #{i} {new string('x', 90_000)}";
            (await PostAsync(host, large, HashOf(large), variables: null))["data"].ShouldNotBeNull();
        }

        (await PostAsync(host, null, HashOf(Query)))["errors"]![0]!["message"]!.GetValue<string>().ShouldBe("PersistedQueryNotFound");
    }

    [Fact]
    public async Task It_can_be_switched_off()
    {
        await using var host = await LibraryHost.StartAsync(options => options.PersistedOperations.Automatic = false);

        var byHash = await PostAsync(host, null, HashOf(Query));
        var byText = await PostAsync(host, Query, HashOf(Query));

        byHash["errors"]![0]!["message"]!.GetValue<string>().ShouldBe("PersistedQueryNotSupported");
        byText["data"]!.ToJsonString().ShouldBe("""{"optional":"7"}""");
    }

    [Fact]
    public async Task A_list_can_be_all_that_is_answered()
    {
        await using var host = await LibraryHost.StartAsync(options =>
        {
            options.PersistedOperations.ListedOnly = true;
            options.PersistedOperations.AddList(new JsonObject { [$"sha256:{HashOf(Query)}"] = Query, ["Me"] = "{ me }" }.ToJsonString());
        });

        (await PostAsync(host, null, HashOf(Query)))["data"]!.ToJsonString().ShouldBe("""{"optional":"7"}""");
        (await PostAsync(host, Query, null))["data"]!.ToJsonString().ShouldBe("""{"optional":"7"}""");
        (await host.Client.GetStringAsync(new Uri("/graphql?documentId=Me", UriKind.Relative))).ShouldBe("""{"data":{"me":null}}""");
        (await host.Client.GetStringAsync(new Uri($"/graphql?documentId=sha256:{HashOf(Query)}", UriKind.Relative))).ShouldBe("""{"data":{"optional":"absent"}}""");
        (await PostAsync(host, "{ __typename }", null))["errors"]![0]!["extensions"]!["code"]!.GetValue<string>().ShouldBe("PERSISTED_OPERATION_REQUIRED");
        (await PostAsync(host, "{ __typename }", HashOf("{ __typename }")))["errors"]![0]!["extensions"]!["code"]!.GetValue<string>().ShouldBe("PERSISTED_OPERATION_REQUIRED");
    }

    [Fact]
    public async Task A_listed_document_that_is_not_valid_stops_the_start()
    {
        var failure = await Should.ThrowAsync<InvalidOperationException>(() => LibraryHost.StartAsync(options => options.PersistedOperations.Add("Old", "{ gone }")));

        failure.Message.ShouldContain("Old");
        failure.Message.ShouldContain("gone");
    }

    private static async Task<JsonObject> PostAsync(LibraryHost host, string? query, string? hash, int? variables = 7)
    {
        using var response = await host.Client.PostAsJsonAsync(new Uri("/graphql", UriKind.Relative), Body(query, hash, variables));
        return (JsonObject)JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    private static JsonObject Body(string? query, string? hash, int? v = 7)
    {
        var body = new JsonObject { ["variables"] = v is null ? null : new JsonObject { ["v"] = v } };
        if (query is not null)
        {
            body["query"] = query;
        }

        if (hash is not null)
        {
            body["extensions"] = Extensions(hash);
        }

        return body;
    }

    private static JsonObject Extensions(string hash) => new() { ["persistedQuery"] = new JsonObject { ["version"] = 1, ["sha256Hash"] = hash } };

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
