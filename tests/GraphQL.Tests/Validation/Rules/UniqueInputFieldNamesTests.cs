namespace Sunomi.GraphQL.Tests.Validation.Rules;

public sealed class UniqueInputFieldNamesTests
{
    [Theory]
    [InlineData("{ search(filter: { required: 1, nested: { required: 1 } }) }")]
    public void Lets_pass(string document) => ValidationSchema.Errors(document).ShouldBeEmpty();

    [Theory]
    [InlineData(
        "{ search(filter: { required: 1, required: 1 }) }",
        "1:20 1:33 There can be only one input field named \"required\".")]
    [InlineData(
        "{ anything(value: [{ a: 1, a: 2 }]) }",
        "1:22 1:28 There can be only one input field named \"a\".")]
    public void Alone_refuses(string document, string error) => ValidationSchema.Errors(document).ShouldBe([error]);
}
