namespace Sunomi.GraphQL.Tests.Validation.Rules;

public sealed class FragmentsOnCompositeTypesTests
{
    [Theory]
    [InlineData("{ pet { ... on Dog { barks } ... { name } } }")]
    public void Lets_pass(string document) => ValidationSchema.Errors(document).ShouldBeEmpty();

    [Theory]
    [InlineData(
        "{ dog { ... on Command { barks } } }",
        "1:16 Fragment cannot condition on non composite type \"Command\".")]
    [InlineData(
        "{ dog { ...F } } fragment F on Filter { text }",
        "1:32 Fragment \"F\" cannot condition on non composite type \"Filter\".")]
    public void Alone_refuses(string document, string error) => ValidationSchema.Errors(document).ShouldBe([error]);
}
