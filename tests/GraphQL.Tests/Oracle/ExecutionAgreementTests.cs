using System.Text.Json.Nodes;

namespace Sunomi.GraphQL.Tests.Oracle;

/// <summary>Field collection, order, null propagation, abstract types, serial mutations, choice of the operation: as the reference.</summary>
public sealed class ExecutionAgreementTests
{
    private const string Schema = """
        scalar Any
        interface Node { id: ID name: String }
        type A implements Node { id: ID name: String a: Int self: A must: A! list: [A] mustList: [A!]! args(x: Int, y: [String!] = ["d"], z: Any): String }
        type B implements Node { id: ID name: String b: Int node: Node both: Both }
        union Both = A | B
        enum E { ONE TWO }
        type Query { a: A b: B node: Node nodes: [Node] mustNodes: [Node!]! both: [Both] e: E any: Any args(x: Int): String s: String must: String! deep: [[[Int!]]!] }
        type Mutation { first: Int second: Int third: Any a: A must: Int! }
        """;

    public static TheoryData<string, string, string> Requests
    {
        get
        {
            var rows = new TheoryData<string, string, string>();
            void Row(string document, string root = "{}", string variables = "{}") => rows.Add(document, root, variables);

            // collection of fields
            Row("{ s a { a } s a { name } }", """{"s":"x","a":{"a":1,"name":"n"}}""");
            Row("{ b: s a: s s __typename }", """{"s":"x"}""");
            Row("{ a { ...F name } } fragment F on A { id ...G } fragment G on A { name a }", """{"a":{"id":1,"name":"n","a":2}}""");
            Row("{ ...F ...F } fragment F on Query { s ... on Query { e } }", """{"s":"x","e":"TWO"}""");
            Row("query($y: Boolean!, $n: Boolean!) { a: s @include(if: $y) b: s @include(if: $n) c: s @skip(if: $y) d: s @skip(if: $n) e: s @skip(if: $n) @include(if: $n) }", """{"s":"x"}""", """{"y":true,"n":false}""");
            Row("query($n: Boolean = false) { ...F @include(if: $n) ... @skip(if: $n) { e } } fragment F on Query { s }", """{"s":"x","e":"ONE"}""");
            Row("{ ...F @skip(if: true) ...F } fragment F on Query { s }", """{"s":"x"}""");
            Row("{ a @skip(if: true) { a } }", """{"a":{"a":1}}""");
            Row("{ a { self { self { a } self { name } } self { id } } }", """{"a":{"self":{"id":"i","self":{"a":1,"name":"n"}}}}""");

            // absent, null and failing values
            Row("{ s must }", """{"s":"x"}""");
            Row("{ s must }", """{"s":"x","must":{"$error":"boom"}}""");
            Row("{ s e }", """{"s":{"$error":"boom"},"e":"ONE"}""");
            Row("{ a { must { a } name } s }", """{"a":{"name":"n"},"s":"x"}""");
            Row("{ a { self { must { must { a } } } name } }", """{"a":{"name":"n","self":{"must":{"must":{"$error":"boom"}}}}}""");
            Row("{ a { mustList { must { a } } } s }", """{"a":{"mustList":[{"must":{"a":1}},{}]},"s":"x"}""");
            Row("{ a { list { must { a } } } }", """{"a":{"list":[{"must":{"a":1}},{},null,{"$error":"boom"},{"must":{"a":{"$error":"boom2"}}}]}}""");
            Row("{ mustNodes { name } s }", """{"mustNodes":[{"__typename":"A","name":"n"},null],"s":"x"}""");
            Row("{ deep }", """{"deep":[[[1,2],null,[]],[[3]]]}""");
            Row("{ deep }", """{"deep":[[[1,null]],[[3]]]}""");
            Row("{ deep }", """{"deep":[[[1]],null]}""");
            Row("{ deep }", """{"deep":[[[1,{"$error":"boom"}],[2]],[[3]]]}""");
            Row("{ a { list { a } mustList { a } } }", """{"a":{"list":1,"mustList":[]}}""");
            Row("{ a { a } b { b } }", """{"a":{"a":"x"},"b":{"b":1.5}}""");
            Row("{ e x: e }", """{"e":"THREE"}""");
            Row("{ any }", """{"any":{"a":[1,null,{"b":"c"}],"d":1.5}}""");
            Row("{ s a { a } }", """{"s":null,"a":null}""");

            // values that come later
            Row("{ s e any }", """{"s":{"$async":"x"},"e":"ONE","any":{"$async":{"$async":[1]}}}""");
            Row("{ a { must { a } } s }", """{"a":{"must":{"$async":null}},"s":{"$async":"x"}}""");
            Row("{ must s }", """{"must":{"$async":{"$error":"boom"}},"s":"x"}""");
            Row("{ a { list { a } } }", """{"a":{"$async":{"list":{"$async":[{"$async":{"a":{"$async":1}}},{"a":2},{"$async":null},{"$async":{"$error":"boom"}}]}}}}""");
            Row("{ mustNodes { name } }", """{"mustNodes":[{"$async":{"__typename":"A","name":{"$async":"n"}}},{"__typename":"B"}]}""");
            Row("{ deep }", """{"deep":[{"$async":[[{"$async":1},2]]},[[{"$async":null}]]]}""");

            // abstract types
            Row("{ node { id ... on A { a } ... on B { b } __typename } }", """{"node":{"__typename":"B","id":"1","b":2,"a":3}}""");
            Row("{ nodes { name ...X } } fragment X on Node { id ... on A { a self { __typename } } }", """{"nodes":[{"__typename":"A","name":"n","id":1,"a":2,"self":{}},{"__typename":"B","name":"m","id":2},null]}""");
            Row("{ both { __typename ... on Node { name } ... on A { a } ...B } } fragment B on B { b both { ... on A { name } } }", """{"both":[{"__typename":"A","name":"n","a":1},{"__typename":"B","name":"m","b":2,"both":{"__typename":"A","name":"o"}}]}""");
            Row("{ node { name } s }", """{"node":{"name":"n"},"s":"x"}""");
            Row("{ node { name } s }", """{"node":{"__typename":"Query","name":"n"},"s":"x"}""");
            Row("{ node { name } s }", """{"node":{"__typename":"Nobody","name":"n"},"s":"x"}""");
            Row("{ both { ... on A { a } } }", """{"both":[{"__typename":"Node"},{"__typename":"E"},{"__typename":"A","a":1}]}""");
            Row("{ mustNodes { name } s }", """{"mustNodes":[{"__typename":"E"}],"s":"x"}""");
            Row("{ b { node { ... on Node { ... on B { ... on Node { name } } } } } }", """{"b":{"node":{"__typename":"B","name":"n"}}}""");

            // arguments
            Row("query($x: Int, $z: Any) { a { args(x: $x, z: $z) more: args(x: 1, y: \"one\", z: {q: [$x, 2]}) } args(x: $x) }", """{"a":{"args":{"$args":true}},"args":{"$args":true}}""", """{"z":[1,{"a":null}]}""");
            Row("{ a { args(x: null, y: null) other: args(y: []) } }", """{"a":{"args":{"$args":true}}}""");
            Row("query($x: Int = 3) { args(x: $x) }", """{"args":{"$args":true}}""", """{"x":null}""");

            // mutations
            Row("mutation { first second third }", """{"first":{"$async":{"$seq":true}},"second":{"$seq":true},"third":{"$async":{"$seq":true}}}""");
            Row("mutation { third first again: first second }", """{"first":{"$seq":true},"second":{"$async":{"$seq":true}},"third":{"$seq":true}}""");
            Row("mutation { first second third }", """{"first":{"$error":"boom"},"second":{"$async":{"$error":"boom2"}},"third":{"$seq":true}}""");
            Row("mutation { first must third }", """{"first":{"$seq":true},"must":{"$async":null},"third":{"$seq":true}}""");
            Row("mutation { a { self { a } } first }", """{"a":{"$async":{"self":{"a":{"$async":{"$seq":true}}}}},"first":{"$seq":true}}""");
            Row("mutation { __typename first }", """{"first":1}""");
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public Task A_request_is_executed_alike(string document, string root, string variables) => Agreement.OnAsync(new()
    {
        ["kind"] = "execute",
        ["schema"] = Schema,
        ["document"] = document,
        ["rootValue"] = JsonNode.Parse(root),
        ["variables"] = JsonNode.Parse(variables),
    });

    [Theory]
    [InlineData("query A { s } query B { e }", "A")]
    [InlineData("query A { s } query B { e }", "C")]
    [InlineData("query A { s } query B { e }", null)]
    [InlineData("{ s }", "A")]
    [InlineData("query A { s }", null)]
    [InlineData("query A { s } mutation B { first }", "B")]
    [InlineData("fragment F on Query { s }", null)]
    [InlineData("query A { s } query B { nothing }", "A")]
    public Task The_operation_is_chosen_alike(string document, string? name) => Agreement.OnAsync(new()
    {
        ["kind"] = "execute",
        ["schema"] = Schema,
        ["document"] = document,
        ["operationName"] = name,
        ["rootValue"] = new JsonObject { ["s"] = "x", ["e"] = "ONE", ["first"] = 1 },
    });

    [Theory]
    [InlineData("{ s unknown a { nothing a } }")]
    [InlineData("{ s ...Nowhere a { ... on Nobody { a } } }")]
    [InlineData("query($v: Int!) { args(x: $w) s }")]
    [InlineData("{ args(x: \"x\", y: 1) s }")]
    [InlineData("{ a { a { b } } s }")]
    [InlineData("query($v: Nobody) { s }")]
    [InlineData("query($v: A) { s }")]
    [InlineData("{ s @skip }")]
    [InlineData("{ s @include(if: 1) }")]
    [InlineData("query($v: Boolean) { s @include(if: $v) }")]
    [InlineData("{ ...F } fragment F on Query { s ...F }")]
    public Task Without_validation_a_document_is_executed_alike(string document) => Agreement.OnAsync(new()
    {
        ["kind"] = "execute",
        ["schema"] = Schema,
        ["document"] = document,
        ["validate"] = false,
        ["rootValue"] = JsonNode.Parse("""{"s":"x","args":{"$args":true},"a":{"a":1}}"""),
    });
}
