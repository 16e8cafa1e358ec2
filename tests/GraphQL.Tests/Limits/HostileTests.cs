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

    private static readonly string[] Unfinished =
        ["", " ", "{", "{me(", "{me(a:", "{me(a:[", "{me(a:{", "{me(a:{b:", "\"", "\"\"\"", "\"\"\"\\", "{me(a:\"", "{me(a:\"\\", "{me(a:\"\\u", "{me(a:\"\\u{", "query", "query(", "query($", "query($a", "query($a:", "query($a:[", "query($a:Int=", "fragment", "fragment F", "fragment F on", "...", "{...", "{...on", "{me@", "{me@a(", "#", "{me}}", "]", "-", "{me(a:-", "{me(a:1.", "{me(a:1e", "\uFEFF", "\0", "type", "type A{", "extend", "directive@"];

    public static TheoryData<string> Names => [.. HostileRequests.All.Keys];

    public static TheoryData<string> Beginnings => [.. Unfinished];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_costly_request_is_refused_cheaply(string name)
    {
        var (document, variables) = HostileRequests.All[name]();
        using var json = JsonDocument.Parse(variables, new JsonDocumentOptions { MaxDepth = 4_000 });
        var request = new GraphQLRequest(document, null, json.RootElement);
        var engine = Engine.Value;

        var before = GC.GetAllocatedBytesForCurrentThread();
        var prepared = engine.Prepare(request);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        prepared.Errors.Count.ShouldBeInRange(1, MostErrors);
        prepared.Errors.Where(error => error.Message.Contains("limit")).ShouldAllBe(error => error.Code == GraphQLError.LimitExceeded);
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
        var sdl = "type Query{a:Int}" + HostileRequests.Numbered(Count, i => string.Format(System.Globalization.CultureInfo.InvariantCulture, definition, i, (i + 1) % Count));

        var exception = Should.Throw<SchemaException>(() => Schema.Parse(sdl, maxErrors: 100));

        exception.Errors.Count.ShouldBeLessThanOrEqualTo(MostErrors);
        exception.Errors.ShouldContain(error => error.Message.Contains(expected));
    }

    [Fact]
    public void A_literal_that_is_nested_deep_is_printed_once()
    {
        var sdl = $"scalar Any type Query{{a(b:Any={HostileRequests.Repeat("[", 400)}1{HostileRequests.Repeat("]", 400)}):Int}}";

        Schema.Parse(SchemaPrinter.Print(Schema.Parse(sdl))).Type("Query").ShouldNotBeNull();
    }
}
