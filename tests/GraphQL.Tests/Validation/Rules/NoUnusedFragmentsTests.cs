namespace Sunomi.GraphQL.Tests.Validation.Rules;

public sealed class NoUnusedFragmentsTests
{
    [Theory]
    [InlineData("{ dog { ...A } } fragment A on Dog { ...B } fragment B on Dog { barks }")]
    public void Lets_pass(string document) => ValidationSchema.Errors(document).ShouldBeEmpty();

    [Theory]
    [InlineData(
        "{ dog { barks } } fragment A on Dog { barks }",
        "1:19 Fragment \"A\" is never used.")]
    public void Alone_refuses(string document, string error) => ValidationSchema.Errors(document).ShouldBe([error]);
}
