using System.Text.Json.Nodes;

namespace Sunomi.GraphQL.Tests.Oracle;

/// <summary>Source streams and response streams: as the reference.</summary>
public sealed class SubscriptionAgreementTests
{
    private const string Schema = """
        type Query { s: String }
        type Event { id: ID name: String! next: Event must: Event! }
        type Subscription { event(x: Int!, y: Int = 2): Event tick: Int! text(x: Int): String events: [Event!] }
        """;

    public static TheoryData<string, string, string?, string> Requests
    {
        get
        {
            var rows = new TheoryData<string, string, string?, string>();
            void Row(string document, string events, string? result = null, string variables = "{}") => rows.Add(document, events, result, variables);

            Row("subscription { tick }", """[{"tick":1},{"tick":2},{"tick":3}]""");
            Row("subscription { tick }", "[]");
            Row("subscription { tick }", """[{"tick":1},{},{"tick":null},{"tick":{"$error":"boom"}},{"tick":4}]""");
            Row("subscription { t: tick }", """[{"tick":1},{"tick":{"$async":2}},{"tick":{"$async":{"$error":"boom"}}}]""");
            Row("subscription S($x: Int!) { event(x: $x) { id name } }", """[{"event":{"id":1,"name":"a"}},{"event":{"id":2}},{"event":null},{"event":{"id":{"$error":"boom"},"name":"d"}}]""", null, """{"x":1}""");
            Row("subscription { event(x: 1) { ...F } } fragment F on Event { id next { name must { id } } }", """[{"event":{"id":1,"next":{"name":"a","must":{"id":"i"}}}},{"event":{"next":{"name":"b"}}}]""");
            Row("subscription { text(x: 5) }", """[{"text":{"$args":true}},{"text":{"$seq":true}},{"text":{"$seq":true}}]""");
            Row("subscription { events { name } }", """[{"events":[{"name":"a"},{"name":"b"}]},{"events":[{"name":"a"},null]},{"events":[{}]},{"events":3}]""");
            Row("subscription { ... on Subscription { tick } }", """[{"tick":1}]""");
            Row("subscription { tick tick }", """[{"tick":1}]""");
            Row("subscription { tick }", "[null]");
            Row("subscription { tick }", "[{}]", """{"$error":"boom"}""");
            Row("subscription { tick }", "[{}]", """{"$async":{"$error":"boom"}}""");
            Row("subscription { t: tick }", "[{}]", """{"$error":"boom"}""");
            Row("subscription($x: Int!) { event(x: $x) { id } }", "[{}]");
            Row("subscription($x: Int!) { event(x: $x) { id } }", "[{}]", null, """{"x":"one"}""");
            Row("subscription($x: Int = 1) { event(x: $x) { id } }", """[{"event":{"id":1}}]""", null, """{"x":null}""");
            Row("subscription { tick nothing }", "[{}]");
            Row("subscription { nothing }", "[{}]");
            Row("subscription { event { id } }", "[{}]");
            Row("subscription { tick text }", "[{}]");
            Row("subscription { __typename }", "[{}]");
            Row("subscription { tick", "[{}]");
            Row("subscription { tick @skip(if: true) }", "[{}]");
            Row("subscription { text(x: 1.5) }", "[{}]");
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public Task A_subscription_is_answered_alike(string document, string events, string? result, string variables)
    {
        var test = new JsonObject
        {
            ["kind"] = "subscribe",
            ["schema"] = Schema,
            ["document"] = document,
            ["events"] = JsonNode.Parse(events),
            ["variables"] = JsonNode.Parse(variables),
            ["rootValue"] = new JsonObject(),
        };
        if (result is not null)
        {
            test["subscribeResult"] = JsonNode.Parse(result);
        }

        return Agreement.OnAsync(test);
    }
}
