namespace Sunomi.GraphQL.Tests.Validation.Rules;

public sealed class VariablesAreInputTypesTests
{
    [Theory]
    [InlineData("query($a: Filter) { search(filter: $a) }")]
    public void Lets_pass(string document) => ValidationSchema.Errors(document).ShouldBeEmpty();

    [Theory]
    [InlineData(
        "query($a: Dog) { anything(value: $a) }",
        "1:11 Variable \"$a\" cannot be non-input type \"Dog\".")]
    public void Refuses(string document, string error) => ValidationSchema.Errors(document).ShouldContain(error); // wherever it is used, it is also in a wrong position
}
