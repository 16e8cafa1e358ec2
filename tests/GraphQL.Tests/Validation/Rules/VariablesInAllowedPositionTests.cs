namespace Sunomi.GraphQL.Tests.Validation.Rules;

public sealed class VariablesInAllowedPositionTests
{
    [Theory]
    [InlineData("query($a: Int!) { required(a: $a) }")]
    [InlineData("query($a: Int = 1) { required(a: $a) }")]
    [InlineData("query($a: Int) { required(a: 1, b: $a) }")]
    [InlineData("query($a: [Int!]!) { numbers(ints: $a) }")]
    public void Lets_pass(string document) => ValidationSchema.Errors(document).ShouldBeEmpty();

    [Theory]
    [InlineData(
        "query($a: Int) { required(a: $a) }",
        "1:7 1:30 Variable \"$a\" of type \"Int\" used in position expecting type \"Int!\".")]
    [InlineData(
        "query($a: Int = null) { required(a: $a) }",
        "1:7 1:37 Variable \"$a\" of type \"Int\" used in position expecting type \"Int!\".")]
    [InlineData(
        "query($a: [Int]) { numbers(ints: $a) }",
        "1:7 1:34 Variable \"$a\" of type \"[Int]\" used in position expecting type \"[Int!]\".")]
    [InlineData(
        "query($a: Int!) { numbers(ints: $a) }",
        "1:7 1:33 Variable \"$a\" of type \"Int!\" used in position expecting type \"[Int!]\".")]
    [InlineData(
        "query($a: String) { choose(choice: { a: $a }) }",
        "1:7 1:41 Variable \"$a\" is of type \"String\" but must be non-nullable to be used for OneOf Input Object \"Choice\".")]
    public void Alone_refuses(string document, string error) => ValidationSchema.Errors(document).ShouldBe([error]);
}
