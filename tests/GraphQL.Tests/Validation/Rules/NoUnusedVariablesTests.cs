namespace Sunomi.GraphQL.Tests.Validation.Rules;

public sealed class NoUnusedVariablesTests
{
    [Theory]
    [InlineData("query($a: String) { search(filter: { text: $a, required: 1 }) }")]
    public void Lets_pass(string document) => ValidationSchema.Errors(document).ShouldBeEmpty();

    [Theory]
    [InlineData(
        "query Q($a: ID) { dog { barks } }",
        "1:9 Variable \"$a\" is never used in operation \"Q\".")]
    public void Alone_refuses(string document, string error) => ValidationSchema.Errors(document).ShouldBe([error]);
}
