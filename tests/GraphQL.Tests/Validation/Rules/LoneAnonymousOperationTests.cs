namespace Sunomi.GraphQL.Tests.Validation.Rules;

public sealed class LoneAnonymousOperationTests
{
    [Theory]
    [InlineData("{ dog { barks } }")]
    public void Lets_pass(string document) => ValidationSchema.Errors(document).ShouldBeEmpty();

    [Theory]
    [InlineData(
        "{ dog { barks } } query B { dog { barks } }",
        "1:1 This anonymous operation must be the only defined operation.")]
    public void Alone_refuses(string document, string error) => ValidationSchema.Errors(document).ShouldBe([error]);
}
