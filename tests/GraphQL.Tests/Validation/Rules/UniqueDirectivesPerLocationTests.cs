namespace Sunomi.GraphQL.Tests.Validation.Rules;

public sealed class UniqueDirectivesPerLocationTests
{
    [Theory]
    [InlineData("{ dog { barks @many(a: 1) @many(a: 2) } }")]
    public void Lets_pass(string document) => ValidationSchema.Errors(document).ShouldBeEmpty();

    [Theory]
    [InlineData(
        "{ dog { barks @once @once } }",
        "1:15 1:21 The directive \"@once\" can only be used once at this location.")]
    public void Alone_refuses(string document, string error) => ValidationSchema.Errors(document).ShouldBe([error]);
}
