using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Sunomi.GraphQL.Execution;
using Sunomi.GraphQL.Tests.Library;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Tests.Limits;

/// <summary>
/// Requests that are meant to cost: each is answered with errors, short ones, and the work for it is bounded. Work is counted in bytes that
/// are allocated, which a busy machine does not change.
/// </summary>
public sealed class HostileTests
{
    private const long MostBytes = 64 << 20;
    private const int MostErrors = 101;

    private static readonly Lazy<GraphQLEngine> Engine = new(() =>
        new ServiceCollection().AddLogging().AddSingleton<Shelf>().AddGraphQL(LibraryHost.Register).BuildServiceProvider().GetRequiredService<GraphQLEngine>());

    private static readonly Dictionary<string, Func<(string Document, string Variables)>> Requests = new()
    {
        ["selections nested 100 000 deep"] = () => (Nested("{deep", "value", "}"), "{}"),
        ["selections nested and never closed"] = () => (Repeat("{deep", 100_000), "{}"),
        ["inline fragments nested 100 000 deep"] = () => ($"{{{Nested("...{", "me", "}")}}}", "{}"),
        ["lists nested 100 000 deep"] = () => ($"{{optional(value:{Nested("[", "1", "]")})}}", "{}"),
        ["objects nested 100 000 deep"] = () => ($"{{echo(input:{Nested("{nested:", "{text:\"\"}", "}")})}}", "{}"),
        ["types nested 100 000 deep"] = () => ($"query($a:{Nested("[", "Int", "]")}){{me}}", "{}"),
        ["fragments that double 30 times"] = () => ($"{{deep{{...F0}}}}{Numbered(30, i => $"fragment F{i} on Deep{{a:deep{{...F{i + 1}}}b:deep{{...F{i + 1}}}}}")}fragment F30 on Deep{{value}}", "{}"),
        ["fragments that double without fields"] = () => ($"{{me deep{{...F0}}nothing}}{Numbered(300, i => $"fragment F{i} on Deep{{...F{i + 1} ...F{i + 1}}}")}fragment F300 on Deep{{value}}", "{}"),
        ["a circle of 1000 fragments"] = () => ($"{{deep{{...F0}}}}{Numbered(1_000, i => $"fragment F{i} on Deep{{...F{(i + 1) % 1_000}}}")}", "{}"),
        ["fragments that all spread all"] = () => ($"{{deep{{...F0}}}}{Numbered(60, i => $"fragment F{i} on Deep{{{Numbered(60, j => $"...F{j} ")}}}")}", "{}"),
        ["10 000 aliases"] = () => ($"{{{Numbered(10_000, i => $"a{i}:me ")}}}", "{}"),
        ["1000 aliases"] = () => ($"{{{Numbered(1_000, i => $"a{i}:me ")}}}", "{}"),
        ["one field 9000 times"] = () => ($"{{{Repeat("me ", 9_000)}}}", "{}"),
        ["fields of one name that differ"] = () => ($"{{{Numbered(900, i => $"x:optional(value:{i}) ")}}}", "{}"),
        ["fields of one name through pairs of fragments"] = () => ($"{{deep{{...F0 ...G0}}nothing}}{Numbered(100, i => $"fragment F{i} on Deep{{...F{i + 1} ...G{i + 1} x:value}}fragment G{i} on Deep{{...G{i + 1} ...F{i + 1} x:value}}")}fragment F100 on Deep{{value}}fragment G100 on Deep{{value}}", "{}"),
        ["3000 variables"] = () => ($"query({Numbered(3_000, i => $"$v{i}:Int")}){{me}}", "{}"),
        ["2000 operations"] = () => (Numbered(2_000, i => $"query Q{i}{{nothing}}"), "{}"),
        ["unknown fragments beside long names"] = () => ($"{{{Numbered(40, i => $"...{Repeat("f", 1_000)}{i} ")}}}{Numbered(40, i => $"fragment {Repeat("g", 1_000)}{i} on Query{{me}}")}", "{}"),
        ["a name of 90 000 characters, unknown"] = () => ($"{{{Repeat("x", 90_000)}}}", "{}"),
        ["a number of 90 000 digits"] = () => ($"{{optional(value:{Repeat("9", 90_000)})}}", "{}"),
        ["an exponent of 90 000 digits"] = () => ($"{{optional(value:1e{Repeat("9", 90_000)})}}", "{}"),
        ["10 MB of blanks"] = () => (new string(' ', 10_000_000) + "{me}", "{}"),
        ["10 MB of a string"] = () => ($"{{echo(input:{{text:\"{new string('x', 10_000_000)}\"}})}}", "{}"),
        ["half a surrogate pair in a variable"] = () => ("query($a:EchoInput!){echo(input:$a)}", """{"a":{"text":"\ud800"}}"""),
        ["half a surrogate pair in a name of a variable"] = () => ("query($a:EchoInput!){echo(input:$a)}", """{"\udc00":{"text":"x"}}"""),
        ["half a surrogate pair in a name inside a variable"] = () => ("query($a:EchoInput!){echo(input:$a)}", """{"a":{"text":"x","\ud800":1}}"""),
        ["a million misfits in a variable"] = () => ("query($a:EchoInput!){echo(input:$a)}", $$"""{"a":{"text":"x","list":[{{string.Join(',', Enumerable.Repeat("\"x\"", 1_000_000))}}] } }"""),
        ["100 000 unknown members in a variable"] = () => ("query($a:EchoInput!){echo(input:$a)}", $$"""{"a":{ {{string.Join(',', Enumerable.Range(0, 100_000).Select(i => $"\"k{i}\":1"))}} } }"""),
        ["an unknown member of a million characters"] = () => ("query($a:EchoInput!){echo(input:$a)}", $$"""{"a":{"{{new string('k', 1_000_000)}}":1} }"""),
        ["a variable nested 1000 deep"] = () => ("query($a:EchoInput!){echo(input:$a)}", $$"""{"a":{{Repeat("{\"nested\":", 1_000)}}1{{Repeat("}", 1_000)}} }"""),
        ["a variable of 1000 lists"] = () => ("query($a:EchoInput!){echo(input:$a)}", $$"""{"a":{"list":{{Repeat("[", 1_000)}}{{Repeat("]", 1_000)}} } }"""),
        ["a variable with a million digits"] = () => ("query($a:Int){optional(value:$a)}", $$"""{"a":{{Repeat("9", 1_000_000)}}}"""),
        ["a variable beyond all numbers"] = () => ("query($a:Int){optional(value:$a)}", """{"a":1e999999999}"""),
        ["500 variables among 100 000 others"] = () => ($"query({Numbered(500, i => $"$v{i}:Int!")}){{{Numbered(90, i => $"optional(value:$v{i})")}}}", $$"""{{{string.Join(',', Enumerable.Range(0, 100_000).Select(i => $"\"k{i}\":1"))}}}"""),
        ["introspection that goes round"] = () => ($"{{__schema{{types{{{Repeat("fields{type{", 40)}name{Repeat("}}", 40)}}}}}}}", "{}"),
    };

    private static readonly string[] Unfinished =
        ["", " ", "{", "{me(", "{me(a:", "{me(a:[", "{me(a:{", "{me(a:{b:", "\"", "\"\"\"", "\"\"\"\\", "{me(a:\"", "{me(a:\"\\", "{me(a:\"\\u", "{me(a:\"\\u{", "query", "query(", "query($", "query($a", "query($a:", "query($a:[", "query($a:Int=", "fragment", "fragment F", "fragment F on", "...", "{...", "{...on", "{me@", "{me@a(", "#", "{me}}", "]", "-", "{me(a:-", "{me(a:1.", "{me(a:1e", "\uFEFF", "\0", "type", "type A{", "extend", "directive@"];

    public static TheoryData<string> Names => [.. Requests.Keys];

    public static TheoryData<string> Beginnings => [.. Unfinished];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_costly_request_is_refused_cheaply(string name)
    {
        var (document, variables) = Requests[name]();
        using var json = JsonDocument.Parse(variables, new JsonDocumentOptions { MaxDepth = 4_000 });
        var request = new GraphQLRequest(document, null, json.RootElement);
        var engine = Engine.Value;

        var before = GC.GetAllocatedBytesForCurrentThread();
        var prepared = engine.Prepare(request);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        prepared.Errors.Count.ShouldBeInRange(1, MostErrors);
        prepared.Errors.ShouldAllBe(error => error.Message.Length <= GraphQLError.LongestMessage + 1);
        allocated.ShouldBeLessThan(MostBytes);
    }

    [Theory]
    [MemberData(nameof(Beginnings))]
    public void What_does_not_end_is_a_syntax_error(string document) =>
        Engine.Value.Prepare(new GraphQLRequest(document, null, default)).Errors.ShouldHaveSingleItem().Message.ShouldStartWith("Syntax Error");

    [Theory]
    [InlineData("""{"query":"{echo(input:{text:\"\ud800\"})}"}""")]
    [InlineData("""{"query":"{me}","\udc00":1}""")]
    [InlineData("""{"query":"{me}","operationName":"\ud800\ud800"}""")]
    [InlineData("""{"query":"{me}","variables":{"a":[{"\ud800":1}]}}""")]
    public async Task A_request_with_half_a_surrogate_pair_is_refused(string body)
    {
        await using var host = await LibraryHost.StartAsync();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        using var response = await host.Client.PostAsync(new Uri("/graphql", UriKind.Relative), content);

        ((int)response.StatusCode).ShouldBe(400);
        (await response.Content.ReadAsStringAsync()).ShouldContain("no Unicode text");
        host.Logs.Entries.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("input I{0}{{f:I{1}!}}", "cannot be provided a finite value")]
    [InlineData("input I{0}{{f:I{1}={{}}}}", "circular reference")]
    [InlineData("input I{0} @oneOf{{f:I{1}}}", "cannot be provided a finite value")]
    [InlineData("type T{0}{{f:X{1}}}", "stopped after")]
    [InlineData("extend type T{0}{{f:X{1}}}", "stopped after")]
    public void A_huge_schema_that_is_wrong_is_refused_cheaply(string definition, string expected)
    {
        const int Count = 10_000;
        var sdl = "type Query{a:Int}" + Numbered(Count, i => string.Format(System.Globalization.CultureInfo.InvariantCulture, definition, i, (i + 1) % Count));

        var exception = Should.Throw<SchemaException>(() => Schema.Parse(sdl, maxErrors: 100));

        exception.Errors.Count.ShouldBeLessThanOrEqualTo(MostErrors);
        exception.Errors.ShouldContain(error => error.Message.Contains(expected));
    }

    [Fact]
    public void A_literal_that_is_nested_deep_is_printed_once()
    {
        var sdl = $"scalar Any type Query{{a(b:Any={Repeat("[", 400)}1{Repeat("]", 400)}):Int}}";

        Schema.Parse(SchemaPrinter.Print(Schema.Parse(sdl))).Type("Query").ShouldNotBeNull();
    }

    private static string Nested(string open, string middle, string close) => Repeat(open, 100_000) + middle + Repeat(close, 100_000);

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private static string Numbered(int count, Func<int, string> part) => string.Concat(Enumerable.Range(0, count).Select(part));
}
