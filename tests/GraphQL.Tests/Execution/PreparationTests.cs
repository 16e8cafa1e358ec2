using Microsoft.Extensions.DependencyInjection;
using Sunomi.GraphQL.Tests.Library;

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

    private static ServiceProvider Services() => Engines.Create(Schema, options => options.AddResolvers<Resolvers>("Query").AddResolvers<Resolvers>("Subscription"));

    internal sealed record Thing(int C);

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
