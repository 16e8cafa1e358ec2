using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;

namespace Sunomi.GraphQL.Tests.Execution;

/// <summary>What is decided before execution, and remembered.</summary>
public sealed class PreparationTests
{
    private const string Schema = """
        type Query { a: Int b: Thing }
        type Thing { c: Int }
        type Subscription { things: Thing! }
        """;

    [Theory]
    [InlineData("query($x: Boolean = true) { a @include(if: $x) }")]
    [InlineData("query($x: Boolean = true) { ... @skip(if: $x) { a } }")]
    [InlineData("subscription($x: Boolean = true) { things { c @include(if: $x) } }")]
    public async Task A_condition_that_is_null_in_spite_of_its_default_is_an_error(string document)
    {
        await using var services = Services();

        var prepared = services.Prepare(document, """{"x":null}""");

        prepared.Errors.ShouldHaveSingleItem().Message.ShouldContain("required type \"Boolean!\"");
    }

    [Fact]
    public async Task A_condition_that_is_null_below_is_an_error_of_the_field_around_it()
    {
        await using var services = Services();

        var response = await services.AnswerAsync("query($x: Boolean = true) { a b { c @include(if: $x) } }", """{"x":null}""");

        response.GetProperty("data").GetRawText().ShouldBe("""{"a":1,"b":null}""");
        response.GetProperty("errors")[0].GetProperty("path").GetRawText().ShouldBe("""["b"]""");
    }

    [Fact]
    public async Task An_empty_operation_name_is_one_that_no_operation_has()
    {
        await using var services = Services();

        services.Prepare("query A { a }", operationName: "").Errors.ShouldHaveSingleItem().Message.ShouldContain("Unknown operation");
        services.Prepare("query A { a }").Errors.ShouldBeEmpty();
        services.Prepare("query A { a }", operationName: "").Errors.ShouldHaveSingleItem().Message.ShouldContain("Unknown operation");
    }

    [Fact]
    public async Task An_operation_is_compiled_once_although_another_has_conditions()
    {
        await using var services = Services();
        const string Document = "query A($x: Boolean!) { a @skip(if: $x) } query B { a }";

        var first = services.Prepare(Document, operationName: "B").Plan;
        var second = services.Prepare(Document, operationName: "B").Plan;

        second.ShouldNotBeNull().ShouldBeSameAs(first);
    }

    [Fact]
    public async Task What_is_remembered_of_documents_is_bounded_by_how_often_they_are_compiled()
    {
        const int Conditions = 5;
        await using var services = Services();
        var variables = $"{{{string.Join(',', Enumerable.Range(0, Conditions).Select(i => $"\"c{i}\":true"))}}}";
        var first = services.Prepare(Document(0), variables).Plan;
        services.Prepare(Document(0), variables).Plan.ShouldBeSameAs(first);

        for (var i = 1; i < 50; i++)
        {
            services.Prepare(Document(i), variables).Errors.ShouldBeEmpty();
        }

        services.Prepare(Document(0), variables).Plan.ShouldNotBeSameAs(first); // 50 of them have 16 plans of 5000 characters each, or may have

        static string Document(int number) =>
            $"query Q{number}({string.Concat(Enumerable.Range(0, Conditions).Select(i => $"$c{i}:Boolean!"))}) {{ {string.Concat(Enumerable.Range(0, Conditions).Select(i => $"...@include(if:$c{i}){{a}}"))}{new string(' ', 5_000)} }}";
    }

    [Theory]
    [InlineData("{ name }", true)]
    [InlineData("{ next { ... on T3 { next { next { name } } } } }", true)]
    [InlineData("{ ... on T3 { mine } }", false)]
    [InlineData("{ next { ...F } }", false)]
    [InlineData("{ ... on T2 { ... on Node { mine } } }", true)]
    public async Task Whether_a_response_is_the_same_for_all_is_told_by_the_fields_that_may_be_selected(string selection, bool same)
    {
        await using var services = Nodes();

        var prepared = services.Prepare($"subscription {{ nodes {selection} }} {(selection.Contains("...F", StringComparison.Ordinal) ? "fragment F on Node { name next { mine } }" : string.Empty)}");

        prepared.Errors.ShouldBeEmpty();
        prepared.IsSameForAll.ShouldBe(same);
    }

    [Fact]
    public async Task Types_behind_types_do_not_multiply()
    {
        await using var services = Nodes();
        var document = $"subscription {{ nodes {string.Concat(Enumerable.Repeat("{ next ", 6))}{{ name }}{new string('}', 6)} }}";
        services.Prepare("subscription { nodes { name } }").Errors.ShouldBeEmpty();

        var before = GC.GetAllocatedBytesForCurrentThread();
        var prepared = services.Prepare(document);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        prepared.IsSameForAll.ShouldBeTrue();
        allocated.ShouldBeLessThan(4 << 20); // with a plan for each of 8 types at each of 7 levels it would be a hundred times that
    }

    private static ServiceProvider Nodes()
    {
        var types = Enumerable.Range(0, 8).Select(i => $"type T{i} implements Node {{ next: Node name: String mine: String }}");
        return Engines.Create($"interface Node {{ next: Node name: String mine: String }} {string.Join(' ', types)} type Query {{ a: Int }} type Subscription {{ nodes: Node! }}", options =>
        {
            options.AddResolvers<OnlyA>("Query").AddResolvers<NodeSource>("Subscription").AddResolvers<Mine>("T3");
            options.Bind<T0>("T0").Bind<T1>("T1").Bind<T2>("T2").Bind<T3>("T3").Bind<T4>("T4").Bind<T5>("T5").Bind<T6>("T6").Bind<T7>("T7");
        });
    }

    private static ServiceProvider Services() => Engines.Create(Schema, options => options.AddResolvers<Resolvers>("Query").AddResolvers<Resolvers>("Subscription"));

    internal sealed record Thing(int C);

    internal abstract record Node
    {
        public Node? Next { get; }

        public string Name => GetType().Name;

        public string? Mine { get; }
    }

    internal sealed record T0 : Node;

    internal sealed record T1 : Node;

    internal sealed record T2 : Node;

    internal sealed record T3 : Node;

    internal sealed record T4 : Node;

    internal sealed record T5 : Node;

    internal sealed record T6 : Node;

    internal sealed record T7 : Node;

    internal sealed class Mine
    {
        public static string? MineAsync(T3 node, ClaimsPrincipal user) => user.Identity?.Name;
    }

    internal sealed class OnlyA
    {
        public static int A() => 1;
    }

    internal sealed class NodeSource
    {
        public static async IAsyncEnumerable<Node> Nodes()
        {
            await Task.Yield();
            yield return new T3();
        }
    }

    internal sealed class Resolvers
    {
        public static int A() => 1;

        public static Thing B() => new(2);

        public static async IAsyncEnumerable<Thing> Things()
        {
            await Task.Yield();
            yield return new(3);
        }
    }
}
