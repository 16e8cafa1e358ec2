namespace Sunomi.GraphQL.Tests.Validation.Rules;

public sealed class RequiredArgumentsTests
{
    [Theory]
    [InlineData("{ required(a: 1) }")]
    public void Lets_pass(string document) => ValidationSchema.Errors(document).ShouldBeEmpty();

    [Theory]
    [InlineData(
        "{ required }",
        "1:3 Argument \"Query.required(a:)\" of type \"Int!\" is required, but it was not provided.")]
    [InlineData(
        "{ dog { barks @needs } }",
        "1:15 Argument \"@needs(value:)\" of type \"Int!\" is required, but it was not provided.")]
    public void Alone_refuses(string document, string error) => ValidationSchema.Errors(document).ShouldBe([error]);
}
