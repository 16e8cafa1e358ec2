using Sunomi.GraphQL.Language;
using Sunomi.GraphQL.Types;
using Sunomi.GraphQL.Validation;

namespace Sunomi.GraphQL.Tests.Limits;

/// <summary>Breadth, and cost by what the schema declares, https://ibm.github.io/graphql-specs/cost-spec.html.</summary>
public sealed class OperationLimitsTests
{
    private static readonly Schema Schema = Schema.Parse("""
        directive @cost(weight: String!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | OBJECT | SCALAR
        directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!]) on FIELD_DEFINITION
        scalar Heavy @cost(weight: "5")
        type Costly @cost(weight: "20") { value: Int }
        type Item { value: Int @cost(weight: "0") heavy: Heavy costly: Costly items(first: Int): [Item] related: [Item] @listSize(assumedSize: 10) }
        type Edge { item: Item }
        type Connection { edges: [Edge] nodes: [Item] total: Int }
        type Query {
          item: Item
          free: Int @cost(weight: "0")
          half: Int @cost(weight: "0.5")
          search(text: String @cost(weight: "30"), exact: Boolean): Item
          items(first: Int = 50, last: Int): [Item]
          page(limit: Int, size: Int): [Item] @listSize(slicingArguments: ["limit", "size"], assumedSize: 7)
          connection(first: Int): Connection @listSize(slicingArguments: ["first"], sizedFields: ["edges", "nodes"])
        }
        """);

    [Theory]
    [InlineData("{ item { value } }", 1)]
    [InlineData("{ free half half2: half }", 1)]
    [InlineData("{ item { heavy } }", 6)]
    [InlineData("{ item { costly { value } } }", 22)]
    [InlineData("{ search { heavy } }", 6)]
    [InlineData("{ search(exact: true) { heavy } }", 6)]
    [InlineData("{ search(text: \"a\") { heavy } }", 36)]
    [InlineData("{ items(first: 3) { heavy } }", 16)]
    [InlineData("{ items { heavy } }", 251)]
    [InlineData("{ items(first: 2, last: 4) { heavy } }", 21)]
    [InlineData("{ items(first: 10) { items(first: 10) { heavy } } }", 511)]
    [InlineData("{ item { related { heavy } } }", 52)]
    [InlineData("{ page { heavy } }", 36)]
    [InlineData("{ page(limit: 2) { heavy } }", 11)]
    [InlineData("{ page(limit: 2, size: 3) { heavy } }", 16)]
    [InlineData("{ connection(first: 10) { total nodes { heavy } } }", 53)]
    [InlineData("{ connection(first: 10) { edges { item { heavy } } } }", 62)]
    [InlineData("{ connection(first: 10) { ...F } } fragment F on Connection { ... { edges { item { ...G } } } } fragment G on Item { heavy }", 62)]
    [InlineData("{ a: connection(first: 10) { ...F } b: connection(first: 20) { ...F } } fragment F on Connection { nodes { heavy } }", 154)]
    [InlineData("query($n: Int) { items(first: $n) { heavy } }", 0)]
    public void An_operation_costs_what_the_schema_says(string document, int cost)
    {
        Errors(document, limits => limits.Cost = cost).ShouldBeEmpty();
        if (cost > 0)
        {
            Errors(document, limits => limits.Cost = cost - 1).ShouldBe([$"The operation has more than {cost - 1} points of cost (limit: cost)."]);
        }
    }

    [Theory]
    [InlineData("{ free half item { value } }", 3)]
    [InlineData("{ item { value heavy costly { value } } }", 3)]
    [InlineData("{ free ...F ... { half } ...F } fragment F on Query { item { value } free }", 6)]
    [InlineData("{ ...F } fragment F on Query { item { ...G } } fragment G on Item { value heavy a: value b: value }", 4)]
    public void Breadth_is_counted_through_fragments(string document, int breadth)
    {
        Errors(document, limits => limits.Breadth = breadth).ShouldBeEmpty();
        Errors(document, limits => limits.Breadth = breadth - 1).ShouldBe([$"The operation has more than {breadth - 1} fields beside each other (limit: breadth)."]);
    }

    [Fact]
    public void Every_limit_has_its_name_in_its_error()
    {
        const string Document = "{ a: item { b: items { c: heavy } } d: free }";

        var errors = Errors(Document, limits => (limits.Depth, limits.Fields, limits.Breadth, limits.Aliases, limits.Cost) = (2, 3, 1, 3, 1));

        errors.Select(error => error[error.IndexOf('(', StringComparison.Ordinal)..]).ShouldBe(["(limit: depth).", "(limit: fields).", "(limit: breadth).", "(limit: aliases).", "(limit: cost)."]);
    }

    [Fact]
    public void All_that_tools_ask_of_a_schema_is_within_the_limits() => Errors(Oracle.IntrospectionAgreementTests.Everything, _ => { }).ShouldBeEmpty();

    [Fact]
    public void Circles_of_fragments_are_left_to_validation() =>
        Errors("{ item { ...F } } fragment F on Item { items(first: 1000) { ...G } } fragment G on Item { items(first: 1000) { ...F } }", _ => { }).ShouldBeEmpty();

    private static List<string> Errors(string document, Action<GraphQLLimits> set)
    {
        var limits = new GraphQLLimits();
        set(limits);
        return [.. OperationLimits.Check(Schema, Parser.Parse(document, ParserLimits.Trusted), limits, out _).Select(error => error.Message)];
    }
}
