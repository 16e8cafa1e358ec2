using System.Text;
using System.Text.Json.Nodes;
using Sunomi.GraphQL.Tests.Library;

namespace Sunomi.GraphQL.Tests.Transports;

/// <summary>Everything that a stranger may send has a limit, and the error names it.</summary>
public sealed class LimitTests
{
    public static TheoryData<string, string, Action<GraphQLLimits>> TooMuch => new()
    {
        { $"{{ me }} # {new string('x', 200)}", "document length", limits => limits.DocumentLength = 100 },
        { "{ a: me b: me }", "tokens", limits => limits.Tokens = 5 },
        { "{ echo(input: { text: [[[[[[\"a\"]]]]]] }) }", "nesting", limits => limits.Nesting = 5 },
        { "{ deep { deep { deep { value } } } }", "depth", limits => limits.Depth = 3 },
        { "{ deep { ...A } } fragment A on Deep { deep { ...B } } fragment B on Deep { deep { value } }", "depth", limits => limits.Depth = 3 },
        { "{ deep { ...A ...B } } fragment A on Deep { deep { value } } fragment B on Deep { ...A }", "fields", limits => limits.Fields = 4 },
        { "{ a: me b: me c: me }", "aliases", limits => limits.Aliases = 2 },
        { "{ deep { deeps(first: 100) { deeps(first: 100) { value } } } }", "cost", limits => limits.Cost = 5_000 },
        { "{ a b c d e f }", "validation errors", limits => limits.ValidationErrors = 3 },
    };

    [Theory]
    [MemberData(nameof(TooMuch))]
    public async Task A_document_beyond_a_limit_is_refused_by_its_name(string query, string limit, Action<GraphQLLimits> set)
    {
        await using var host = await LibraryHost.StartAsync(options => set(options.Limits));

        var response = await host.PostAsync(query);

        response.ContainsKey("data").ShouldBeFalse();
        response["errors"]!.AsArray().ShouldContain(error => error!["message"]!.GetValue<string>().Contains(limit));
    }

    [Fact]
    public async Task Page_sizes_in_variables_count_as_well()
    {
        await using var host = await LibraryHost.StartAsync(options => options.Limits.Cost = 500);
        const string Query = "query($n: Int) { deep { deeps(first: $n) { deeps(first: $n) { value } } } }";

        var small = await host.PostAsync(Query, new JsonObject { ["n"] = 5 });
        var large = await host.PostAsync(Query, new JsonObject { ["n"] = 50 });

        small["errors"].ShouldBeNull();
        large["errors"]![0]!["message"]!.GetValue<string>().ShouldContain("limit: cost");
    }

    [Fact]
    public async Task A_body_beyond_its_limit_is_refused()
    {
        await using var host = await LibraryHost.StartAsync(options => options.Limits.RequestBytes = 1_000);
        using var content = new StringContent($$"""{"query":"{ me }","variables":{"a":"{{new string('x', 2_000)}}" } }""", Encoding.UTF8, "application/json");

        using var response = await host.Client.PostAsync(new Uri("/graphql", UriKind.Relative), content);

        ((int)response.StatusCode).ShouldBe(413);
        (await response.Content.ReadAsStringAsync()).ShouldContain("request bytes");
    }

    [Fact]
    public async Task An_operation_that_takes_too_long_ends_with_an_error_for_each_field_that_is_missing()
    {
        await using var host = await LibraryHost.StartAsync(options => options.Limits.ExecutionTime = TimeSpan.FromMilliseconds(50));

        var response = await host.PostAsync("{ slow me }");
        var required = await host.PostAsync("{ slowRequired }");

        response["data"]!.ToJsonString().ShouldBe("""{"slow":null,"me":null}""");
        response["errors"]![0]!["message"]!.GetValue<string>().ShouldContain("execution time");
        required["data"].ShouldBeNull();
        required["errors"]!.AsArray().ShouldHaveSingleItem()!["message"]!.GetValue<string>().ShouldContain("execution time");
        host.Logs.Entries.ShouldBeEmpty(); // a resolver that listens to its token has not failed
    }

    [Theory]
    [InlineData("", "{ a ")]
    [InlineData("{ a(b: ", "[")]
    [InlineData("{ a(b: ", "{c: ")]
    [InlineData("query($a: ", "[")]
    [InlineData("", "{ ... on Query ")]
    public async Task Nesting_of_any_depth_is_an_error_and_no_crash(string start, string opening)
    {
        await using var host = await LibraryHost.StartAsync(options =>
        {
            options.Limits.RequestBytes = 10_000_000;
            options.Limits.DocumentLength = 10_000_000;
            options.Limits.Tokens = 10_000_000;
        });

        var response = await host.PostAsync(start + string.Concat(Enumerable.Repeat(opening, 100_000)));

        response["errors"]![0]!["message"]!.GetValue<string>().ShouldContain("nesting");
        (await host.PostAsync("{ me }"))["errors"].ShouldBeNull();
    }

    [Fact]
    public async Task Fragments_that_double_thirty_times_are_refused_at_once()
    {
        await using var host = await LibraryHost.StartAsync();
        var fragments = string.Concat(Enumerable.Range(0, 30).Select(i => $"fragment F{i} on Deep {{ a: deep {{ ...F{i + 1} }} b: deep {{ ...F{i + 1} }} }} "));

        var response = await host.PostAsync($"{{ deep {{ ...F0 }} }} {fragments} fragment F30 on Deep {{ value }}");

        response["errors"]![0]!["message"]!.GetValue<string>().ShouldContain("limit:");
    }

    [Fact]
    public async Task Introspection_can_be_switched_off()
    {
        await using var host = await LibraryHost.StartAsync(options => options.Introspection = false);

        var schema = await host.PostAsync("{ ...F } fragment F on Query { __schema { queryType { name } } }");
        var name = await host.PostAsync("{ __typename }");

        schema["errors"]![0]!["message"]!.GetValue<string>().ShouldContain("Introspection is off");
        name["data"]!.ToJsonString().ShouldBe("""{"__typename":"Query"}""");
    }
}
