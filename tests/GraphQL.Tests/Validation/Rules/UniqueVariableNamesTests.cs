namespace Sunomi.GraphQL.Tests.Validation.Rules;

public sealed class UniqueVariableNamesTests
{
    [Theory]
    [InlineData("query($a: Int!, $b: Int!) { numbers(ints: [$a, $b]) }")]
    public void Lets_pass(string document) => ValidationSchema.Errors(document).ShouldBeEmpty();

    [Theory]
    [InlineData(
        "query($a: ID, $a: ID) { human(id: $a) { age } }",
        "1:8 1:16 There can be only one variable named \"$a\".")]
    public void Alone_refuses(string document, string error) => ValidationSchema.Errors(document).ShouldBe([error]);
}
