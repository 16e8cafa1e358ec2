namespace Sunomi.GraphQL.Tests.Validation.Rules;

public sealed class LeafFieldSelectionsTests
{
    [Theory]
    [InlineData("{ dog { barks owner { age } } }")]
    public void Lets_pass(string document) => ValidationSchema.Errors(document).ShouldBeEmpty();

    [Theory]
    [InlineData(
        "{ dog { barks { loud } } }",
        "1:15 Field \"barks\" must not have a selection since type \"Boolean\" has no subfields.")]
    [InlineData(
        "{ human { pets } }",
        "1:11 Field \"pets\" of type \"[Pet]\" must have a selection of subfields. Did you mean \"pets { ... }\"?")]
    public void Alone_refuses(string document, string error) => ValidationSchema.Errors(document).ShouldBe([error]);
}
