namespace Sunomi.GraphQL.Tests.Validation.Rules;

public sealed class NoUndefinedVariablesTests
{
    [Theory]
    [InlineData("query($a: ID) { ...F } fragment F on Query { human(id: $a) { age } }")]
    public void Lets_pass(string document) => ValidationSchema.Errors(document).ShouldBeEmpty();

    [Theory]
    [InlineData(
        "query Q { human(id: $a) { age } }",
        "1:21 1:1 Variable \"$a\" is not defined by operation \"Q\".")]
    [InlineData(
        "{ ...F } fragment F on Query { human(id: $a) { age } }",
        "1:42 1:1 Variable \"$a\" is not defined.")]
    public void Alone_refuses(string document, string error) => ValidationSchema.Errors(document).ShouldBe([error]);
}
