namespace Sunomi.GraphQL.Tests.Validation.Rules;

public sealed class PossibleFragmentSpreadsTests
{
    [Theory]
    [InlineData("{ dog { ... on Pet { name } ... on DogOrCat { __typename } } }")]
    public void Lets_pass(string document) => ValidationSchema.Errors(document).ShouldBeEmpty();

    [Theory]
    [InlineData(
        "{ dog { ... on Cat { meows } } }",
        "1:9 Fragment cannot be spread here as objects of type \"Dog\" can never be of type \"Cat\".")]
    [InlineData(
        "{ human { ...P } } fragment P on Pet { name }",
        "1:11 Fragment \"P\" cannot be spread here as objects of type \"Human\" can never be of type \"Pet\".")]
    public void Alone_refuses(string document, string error) => ValidationSchema.Errors(document).ShouldBe([error]);
}
