using System.Text.Json.Nodes;
using Sunomi.GraphQL.Tests.Library;

namespace Sunomi.GraphQL.Tests.Execution;

/// <summary>Queries through everything: HTTP, binding, execution.</summary>
public sealed class LibraryQueryTests : IAsyncLifetime
{
    private LibraryHost host = null!;

    public async Task InitializeAsync() => host = await LibraryHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Every_scalar_is_written_as_its_type_says()
    {
        var response = await host.PostAsync("{ book(id: 1) { id title genre pages weight bytes added cover tags secret rating __typename } }");

        response.ToJsonString().ShouldBe(JsonNode.Parse("""
            {"data":{"book":{"id":"1","title":"The \"Moonstone\"","genre":"CRIME","pages":500,"weight":0.5,"bytes":9007199254740991,
            "added":"2026-01-02T03:04:05Z","cover":"/covers/1","tags":["old","gem"],"secret":"method","rating":25,"__typename":"Book"}}}
            """)!.ToJsonString());
    }

    [Fact]
    public async Task A_value_that_is_no_float_is_an_error_of_its_field_alone()
    {
        var response = await host.PostAsync("{ book(id: 3) { weight title } }");

        response["data"]!.ToJsonString().ShouldBe("""{"book":{"weight":null,"title":"Untitled\n\u2028"}}""");
        response["errors"]![0]!["path"]!.ToJsonString().ShouldBe("""["book","weight"]""");
    }

    [Fact]
    public async Task Loaders_ask_once_for_what_many_resolvers_want()
    {
        var response = await host.PostAsync("{ books { title author { name } } again: books(first: 1) { author { books { author { id } } } } }");

        response["errors"].ShouldBeNull();
        response["data"]!["books"]!.AsArray().Select(book => book!["author"]?["name"]?.GetValue<string>()).ShouldBe(["author a", null, "author a"]);
        response["data"]!["again"]![0]!["author"]!["books"]!.AsArray().Count.ShouldBe(2);
        host.Shelf.BatchSizes.Sum().ShouldBe(2); // each author once, however many books want it
        host.Shelf.BatchSizes.Count.ShouldBeLessThanOrEqualTo(2);
    }

    [Fact]
    public async Task The_type_of_a_value_decides_behind_interfaces_and_unions()
    {
        var response = await host.PostAsync("""{ book: node(id: "2") { __typename id ... on Book { title } } author: node(id: "author") { __typename ... on Book { title } ... on Author { name } } none: node(id: "9") { id } find(text: "x") { ... on Author { name } } }""");

        response["data"]!.ToJsonString().ShouldBe("""{"book":{"__typename":"Book","id":"2","title":"Dune"},"author":{"__typename":"Author","name":"A"},"none":null,"find":[{"name":"x"}]}""");
    }

    [Fact]
    public async Task A_value_of_no_bound_type_is_an_error()
    {
        var response = await host.PostAsync("""{ find(text: "alien") { __typename } }""");

        response["data"].ShouldBeNull();
        response.ContainsKey("data").ShouldBeTrue();
        response["errors"]![0]!["path"]!.ToJsonString().ShouldBe("""["find",0]""");
    }

    [Fact]
    public async Task An_unexpected_exception_is_masked_and_logged_under_its_id()
    {
        var response = await host.PostAsync("{ book(id: 2) { title broken } }");

        response["data"]!.ToJsonString().ShouldBe("""{"book":{"title":"Dune","broken":null}}""");
        var error = response["errors"]![0]!;
        error.ToJsonString().ShouldNotContain("hunter2");
        error["extensions"]!["code"]!.GetValue<string>().ShouldBe("INTERNAL");
        var id = error["message"]!.GetValue<string>().Split(' ')[^1].TrimEnd('.');
        host.Logs.Entries.ShouldContain(entry => entry.Text.Contains(id) && entry.Exception!.Message.Contains("hunter2"));
    }

    [Fact]
    public async Task A_null_propagates_to_the_nearest_nullable_parent_with_the_error_of_its_origin()
    {
        var response = await host.PostAsync("{ book(id: 2) { title brokenRequired } books { brokenRequired } }");

        response.ContainsKey("data").ShouldBeTrue();
        response["data"].ShouldBeNull(); // books is non-null up to the root
        var errors = response["errors"]!.AsArray();
        errors.ShouldContain(error => error!["path"]!.ToJsonString() == """["books",0,"brokenRequired"]""" && error["extensions"]!["code"]!.GetValue<string>() == "GONE");
    }

    [Fact]
    public async Task Inputs_tell_absent_from_null_and_defaults_from_both()
    {
        var response = await host.PostAsync("""
            query($genre: Genre, $none: Int) {
              a: echo(input: { text: "a" })
              b: echo(input: { text: "b", count: null, genre: null, when: "2020-05-05T00:00:00+02:00", nested: { text: "n" }, list: 7 })
              c: echo(input: { text: "c", genre: $genre, list: [1, 2] })
              absent: optional  null: optional(value: null)  given: optional(value: 3)  variable: optional(value: $none)
              genres(of: [CRIME, SCIENCE_FICTION])
            }
            """, new JsonObject { ["genre"] = "SCIENCE_FICTION" });

        response["errors"].ShouldBeNull();
        response["data"]!.ToJsonString().ShouldBe("""{"a":"a*2 absent 1970  ","b":"b* null 2020 n 7","c":"c*2 ScienceFiction 1970  1\u002B2","absent":"absent","null":"null","given":"3","variable":"absent","genres":["CRIME","SCIENCE_FICTION"]}""");
    }

    [Theory]
    [InlineData("""{ since(time: "yesterday") }""", "RFC 3339")]
    [InlineData("""{ since(time: "2026-01-01T00:00:00") }""", "RFC 3339")]
    [InlineData("""{ book(id: "x") { id } }""", "A book id is a number.")]
    [InlineData("{ echo(input: { }) }", "required field \"text\"")]
    [InlineData("{ echo(input: { text: 1 }) }", "String cannot represent")]
    [InlineData("{ genres(of: [WESTERN]) }", "does not exist in \"Genre\" enum")]
    [InlineData("{ echo(input: { text: \"a\", contents: 1 }) }", "Did you mean \"count\"?")]
    public async Task An_input_that_does_not_fit_says_why(string query, string expected)
    {
        var response = await host.PostAsync(query);

        response["errors"]![0]!["message"]!.GetValue<string>().ShouldContain(expected);
    }

    [Fact]
    public async Task The_context_knows_path_user_and_selection()
    {
        var response = await host.PostAsync("{ me alias: selected { author { ...F } } } fragment F on Author { name }");

        response["data"]!["me"].ShouldBeNull();
        host.Shelf.Log.ShouldBe(["alias author=True author.name=True pages=False"]);
    }

    [Fact]
    public async Task Mutations_run_one_after_another()
    {
        var response = await host.PostAsync("""mutation { a: append(text: "slow") b: append(text: "fast") fail c: append(text: "last") }""");

        response["data"]!.ToJsonString().ShouldBe("""{"a":"slow","b":"fast","fail":null,"c":"last"}""");
        response["errors"]![0]!["extensions"]!["code"]!.GetValue<string>().ShouldBe("FAILED");
        host.Shelf.Log.ShouldBe(["begin slow", "end slow", "begin fast", "end fast", "begin last", "end last"]);
    }

    [Fact]
    public async Task A_mutation_that_fails_at_a_field_without_null_ends_there()
    {
        var response = await host.PostAsync("""mutation { a: append(text: "first") refuse b: append(text: "second") c: append(text: "third") }""");

        response["data"].ShouldBeNull();
        response["errors"]!.AsArray().Count.ShouldBe(1);
        host.Shelf.Log.ShouldBe(["begin first", "end first"]);
    }

    [Fact]
    public async Task Late_values_stand_where_they_were_asked_for()
    {
        var asking = host.PostAsync("{ before: me slow books(first: 1) { title author { name } } after: me }");
        host.Shelf.Slow.SetResult();
        var response = await asking;

        response.ToJsonString().ShouldBe(JsonNode.Parse("""{"data":{"before":null,"slow":"late","books":[{"title":"The \"Moonstone\"","author":{"name":"author a"}}],"after":null}}""")!.ToJsonString());
    }

    [Fact]
    public async Task Conditions_decide_by_request_though_the_operation_is_compiled_once()
    {
        const string Query = "query($with: Boolean!) { book(id: 2) { title @include(if: $with) pages @skip(if: $with) } }";

        foreach (var with in new[] { true, false, true })
        {
            var response = await host.PostAsync(Query, new JsonObject { ["with"] = with });
            response["data"]!.ToJsonString().ShouldBe(with ? """{"book":{"title":"Dune"}}""" : """{"book":{"pages":600}}""");
        }
    }

    [Fact]
    public async Task Introspection_describes_the_schema()
    {
        var response = await host.PostAsync("""{ __schema { queryType { name } } __type(name: "Genre") { kind enumValues { name } } missing: __type(name: "Nothing") { name } }""");

        response["data"]!.ToJsonString().ShouldBe("""{"__schema":{"queryType":{"name":"Query"}},"__type":{"kind":"ENUM","enumValues":[{"name":"CRIME"},{"name":"SCIENCE_FICTION"}]},"missing":null}""");
    }
}
